//! What a screener knows, as JSON: packs, codes, rules, tools with their questions, levels and next steps.

use neglect_screen::Screener;
use neglect_screen::authoring::Glossary;
use neglect_screen::pack::{Cite, Condition, Scale};
use serde_json::{Value, json};

fn cites(cites: &[Cite]) -> Value {
    cites.iter().map(|cite| format!("{} {}", cite.source, cite.at).trim_end().to_owned()).collect()
}

pub(crate) fn packs(screener: &Screener) -> Value {
    let packs = screener.packs().iter().zip(screener.digests());
    let lines = packs.map(|(pack, digest)| {
        let head = &pack.header;
        let sources = pack.sources.iter().map(|one| {
            json!({ "id": one.id, "title": one.title, "url": one.url, "date": one.date, "licence": one.licence })
        });
        json!({
            "id": head.id, "version": head.version, "title": head.title, "jurisdiction": head.jurisdiction,
            "review_by": head.review_by, "owner": head.owner, "note": head.note, "digest": digest,
            "sources": sources.collect::<Value>(),
        })
    });
    lines.collect()
}

pub(crate) fn codes(screener: &Screener) -> Value {
    let lines = screener.indicators().iter().map(|one| {
        let qualifiers = one.qualifiers.iter().map(|qualifier| {
            json!({
                "name": qualifier.name, "values": qualifier.scale.values(),
                "ordered": matches!(qualifier.scale, Scale::Ordered(_)), "ask": qualifier.ask,
            })
        });
        let codings =
            one.codings.iter().map(|coding| json!({ "system": coding.system, "value": coding.value }));
        json!({
            "code": one.code, "label": one.label, "forms": one.forms, "channel": one.channel,
            "qualifiers": qualifiers.collect::<Value>(), "codings": codings.collect::<Value>(),
            "overlaps": one.overlaps, "note": one.note, "cites": cites(&one.cites), "checked": one.checked,
        })
    });
    lines.collect()
}

pub(crate) fn rules(screener: &Screener) -> Value {
    let glossary = Glossary::new(screener.packs());
    let lines = screener.rules().iter().map(|one| {
        let gates = one.rule.gates.iter().map(|gate| {
            json!({ "id": gate.id, "when": glossary.describe(&gate.when).to_string(), "text": gate.text })
        });
        let ages = one.rule.ages.map(|range| glossary.describe(&Condition::Age(range)).to_string());
        json!({
            "rule": one.id, "text": one.rule.text, "note": one.rule.note, "pattern": one.pattern,
            "concern": one.rule.then.concern, "hazard": one.rule.then.hazard, "forms": one.rule.then.forms,
            "next": one.rule.then.next, "enabled": one.rule.enabled, "amended": one.amended,
            "when": glossary.describe(&one.rule.when).to_string(), "ages": ages,
            "gates": gates.collect::<Value>(), "explained_by": one.rule.explained_by,
            "basis": one.rule.basis, "cites": cites(&one.rule.cites), "checked": one.rule.checked,
        })
    });
    lines.collect()
}

pub(crate) fn tools(screener: &Screener) -> Value {
    let lines = screener.tools().iter().map(|tool| {
        let questions = tool.questions.iter().map(|one| {
            json!({
                "id": one.id, "ask": one.ask, "answer": one.answer, "section": one.section, "note": one.note,
            })
        });
        json!({
            "tool": tool.id, "title": tool.title, "accredited": tool.accredited, "note": tool.note,
            "questions": questions.collect::<Value>(),
            "basis": tool.basis, "cites": cites(&tool.cites), "checked": tool.checked,
        })
    });
    lines.collect()
}

pub(crate) fn levels(screener: &Screener) -> Value {
    let lines = screener.levels().map(|(pack, one)| {
        json!({
            "level": format!("{}/{}", pack.header.id, one.id), "number": one.number, "name": one.name,
            "legal": one.legal, "text": one.text,
            "basis": one.basis, "cites": cites(&one.cites), "checked": one.checked,
        })
    });
    lines.collect()
}

pub(crate) fn next_steps(screener: &Screener) -> Value {
    let lines = screener.next_steps().map(|(pack, one)| {
        json!({
            "step": format!("{}/{}", pack.header.id, one.id), "text": one.text, "family": one.family,
            "who": one.who, "urgency": one.urgency,
            "basis": one.basis, "cites": cites(&one.cites), "checked": one.checked,
        })
    });
    lines.collect()
}
