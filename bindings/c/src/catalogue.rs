//! What a screener knows, as JSON: packs, codes, rules, tools with their questions, levels and next steps.

use neglect_screen::Screener;
use neglect_screen::authoring::Glossary;
use neglect_screen::pack::{Cite, Condition, Scale};
use serde_json::{Value, json};

fn cites(cites: &[Cite]) -> Vec<String> {
    cites.iter().map(|cite| format!("{} {}", cite.source, cite.at).trim_end().to_owned()).collect()
}

pub(crate) fn packs(screener: &Screener) -> Value {
    let packs = screener.packs().iter().zip(screener.digests());
    let lines = packs.map(|(pack, digest)| {
        let head = &pack.header;
        let sources = pack.sources.iter().map(|source| {
            json!({
                "id": source.id, "title": source.title, "url": source.url, "date": source.date,
                "licence": source.licence, "read_in": source.read_in,
            })
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
    let lines = screener.indicators().iter().map(|indicator| {
        let qualifiers = indicator.qualifiers.iter().map(|qualifier| {
            json!({
                "name": qualifier.name, "values": qualifier.scale.values(),
                "ordered": matches!(qualifier.scale, Scale::Ordered(_)), "ask": qualifier.ask,
            })
        });
        let codings = indicator.codings.iter().flat_map(|coding| {
            let one = |value| json!({ "system": coding.system, "value": value, "broad": coding.broad });
            coding.values.iter().map(one)
        });
        json!({
            "code": indicator.code, "label": indicator.label, "forms": indicator.forms,
            "channel": indicator.channel,
            "qualifiers": qualifiers.collect::<Value>(), "codings": codings.collect::<Value>(),
            "overlaps": indicator.overlaps, "note": indicator.note, "cites": cites(&indicator.cites),
            "checked": indicator.checked,
        })
    });
    lines.collect()
}

pub(crate) fn rules(screener: &Screener) -> Value {
    let glossary = Glossary::new(screener.packs());
    let lines = screener.rules().iter().map(|known| {
        let gates = known.rule.gates.iter().map(|gate| {
            json!({ "id": gate.id, "when": glossary.describe(&gate.when).to_string(), "text": gate.text })
        });
        let cites = cites(&known.rule.cites);
        let ages = known.rule.ages.map(|range| glossary.describe(&Condition::Age(range)).to_string());
        json!({
            "rule": known.id, "text": known.rule.text, "note": known.rule.note, "pattern": known.pattern,
            "concern": known.rule.then.concern, "hazard": known.rule.then.hazard, "forms": known.rule.then.forms,
            "next": known.rule.then.next, "enabled": known.rule.enabled, "amended": known.amended,
            "when": glossary.describe(&known.rule.when).to_string(), "ages": ages,
            "gates": gates.collect::<Value>(), "explained_by": known.rule.explained_by,
            "basis": known.rule.basis, "cites": cites, "checked": known.rule.checked,
            "authority": known.rule.basis.authority(&cites, known.rule.checked),
        })
    });
    lines.collect()
}

pub(crate) fn tools(screener: &Screener) -> Value {
    let lines = screener.tools().iter().map(|tool| {
        let questions = tool.questions.iter().map(|question| {
            json!({
                "id": question.id, "ask": question.ask, "answer": question.answer, "section": question.section, "note": question.note,
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
    let lines = screener.levels().map(|(pack, level)| {
        json!({
            "level": format!("{}/{}", pack.header.id, level.id), "number": level.number, "name": level.name,
            "legal": level.legal, "text": level.text,
            "basis": level.basis, "cites": cites(&level.cites), "checked": level.checked,
        })
    });
    lines.collect()
}

pub(crate) fn next_steps(screener: &Screener) -> Value {
    let lines = screener.next_steps().map(|(pack, step)| {
        json!({
            "step": format!("{}/{}", pack.header.id, step.id), "text": step.text, "family": step.family,
            "who": step.who, "urgency": step.urgency,
            "basis": step.basis, "cites": cites(&step.cites), "checked": step.checked,
        })
    });
    lines.collect()
}
