// The playground: a case, a conversation or a pack on one side, and the report beside it as it is typed.

const started = performance.now();
const $ = (id) => document.getElementById(id);
const dataOf = (id) => JSON.parse($(id).textContent);
const element = (name, words = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = words;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
};
/** Does something once nobody has typed for a moment. */
const soon = (wait, action) => {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, wait);
  };
};

const AGENCIES = ("health_visiting education early_years general_practice dental hospital midwifery social_care early_help police " +
  "housing adult_services voluntary public family child other").split(" ");
const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
const spoken = (name) => name.replaceAll("_", " ");
const england = dataOf("england");
const samples = dataOf("samples");
const today = samples[0].case.as_of;

const bytes = Uint8Array.from(atob($("wasm").textContent), (letter) => letter.charCodeAt(0));
const module = await WebAssembly.compile(bytes);
let library = await load(module);
let screener = library.screener({ packs: england });
$("state").textContent = `Version ${library.version}, ready after ${Math.round(performance.now() - started)} ms.`;

/** Does one thing with the library; what it refuses is told, and after a fault inside it is loaded anew. */
async function attempt(action, refused) {
  try {
    return action();
  } catch (error) {
    if (error instanceof NeglectError) return refused(error);
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    $("state").textContent = "The library failed inside and was loaded anew; this case was not screened.";
    library = await load(module);
    screener = library.screener({ packs: england });
  }
}

// The report.

function show(report, replay) {
  showLowered(library.toHtml(report, { replay, fragment: true }));
}

/** Shows a part of a page, its headings below those that stand above it. */
function showLowered(html) {
  $("shown").innerHTML = html;
  for (const level of [4, 3, 2, 1]) {
    for (const heading of $("shown").querySelectorAll(`h${level}`)) {
      const lower = element(`h${level + 2}`, "", { class: `was-h${level} ${heading.className}` });
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
  }
}

// A case.

let theCase = {};
const replayed = (sent) => (sent.length < 20000 ? screener.replay(sent) : undefined);

function screenText() {
  const sent = $("text").value;
  $("problems").replaceChildren();
  return attempt(
    () => {
      show(screener.screen(sent), replayed(sent));
      theCase = JSON.parse(sent);
      showForm();
    },
    (refused) => {
      const list = element("ul");
      for (const problem of refused.problems) {
        list.append(element("li", `${problem.path || "the whole"}: ${problem.message}; ${problem.help}`));
      }
      $("problems").replaceChildren(element("p", "The case cannot be screened:"), list);
      $("shown").replaceChildren(element("p", "There is no report of a case with mistakes."));
    },
  );
}

function showForm() {
  $("born").value = theCase.child?.born ?? "";
  $("as-of").value = theCase.as_of ?? "";
  $("records").replaceChildren();
  for (const [list, records] of Object.entries(theCase)) {
    if (!Array.isArray(records)) continue;
    records.forEach((record, place) => {
      const what = labels.get(record.code)?.label ?? record.code ?? record.kind ?? record.service ?? record.tool ?? list;
      const words = typeof what === "string" ? what : `${what.system} ${what.value}`;
      const item = element("li", `${record.on ?? record.from} ${spoken(words)}${record.by ? `, ${spoken(record.by)}` : ""} `);
      const remove = element("button", "Remove", { type: "button", "aria-label": `Remove ${words} of ${record.on ?? record.from}` });
      remove.addEventListener("click", () => {
        theCase[list].splice(place, 1);
        setCase(theCase);
      });
      item.append(remove);
      $("records").append(item);
    });
  }
}

function setCase(changed) {
  $("text").value = JSON.stringify(changed, null, 2);
  return screenText();
}

const indicators = screener.indicators;
const labels = new Map(indicators.map((indicator) => [indicator.code, indicator]));
const byLabel = new Map(indicators.map((indicator) => [indicator.label, indicator]));
for (const indicator of indicators) {
  $("labels").append(element("option", [indicator.code, ...(indicator.terms ?? [])].join(", "), { value: indicator.label }));
}
for (const agency of AGENCIES) $("by").append(element("option", spoken(agency), { value: agency }));
samples.forEach(({ name }, place) => $("sample").append(element("option", spoken(name.replaceAll("-", " ")), { value: place })));

$("what").addEventListener("change", () => {
  const indicator = byLabel.get($("what").value);
  $("qualifiers").replaceChildren();
  for (const { name, scale, ask } of indicator?.qualifiers ?? []) {
    const choice = element("select", "", { name });
    choice.append(element("option", "not written down", { value: "" }));
    for (const value of scale.ordered ?? scale.one_of) choice.append(element("option", spoken(value), { value }));
    const label = element("label", ask ?? spoken(name));
    label.append(choice);
    $("qualifiers").append(label);
  }
});
$("add").addEventListener("submit", (event) => {
  event.preventDefault();
  const known = (theCase.observations ?? []).map((observation) => observation.id);
  let number = known.length + 1;
  while (known.includes(`o${number}`)) number += 1;
  const stated = [...$("qualifiers").querySelectorAll("select")].filter((choice) => choice.value);
  const code = byLabel.get($("what").value)?.code ?? $("what").value;
  const observation = { id: `o${number}`, code, on: $("on").value, by: $("by").value };
  if (stated.length) observation.with = Object.fromEntries(stated.map((choice) => [choice.name, choice.value]));
  theCase.observations = [...(theCase.observations ?? []), observation];
  setCase(theCase);
  $("what").value = "";
  $("qualifiers").replaceChildren();
  $("what").focus();
});
for (const [id, change] of [
  ["born", (value) => (theCase.child = { ...theCase.child, born: value })],
  ["as-of", (value) => (theCase.as_of = value)],
]) {
  $(id).addEventListener("change", () => {
    change($(id).value);
    setCase(theCase);
  });
}
$("text").addEventListener("input", soon(150, screenText));
$("sample").addEventListener("change", () => setCase(samples[$("sample").value].case));
$("file").addEventListener("change", () => openFiles([...$("file").files]));

// What another system exported.

const SOURCES = {
  fhir: "health records (FHIR R4)",
  "csc-api": "social care: payload of the API",
  ssd: "social care: Standard Safeguarding Dataset",
  cin: "social care: children in need census",
  "annex-a": "social care: Annex A, its sheets as CSV",
  ssda903: "social care: children looked after (SSDA903)",
  ctf: "school: common transfer file",
  sessions: "school: marks of sessions",
  census: "school: totals of the census",
  rcpch: "growth charts (RCPCH)",
};
for (const name of library.sources) $("source").append(element("option", SOURCES[name] ?? name, { value: name }));
const FATES = { mapped: "in a case", set_aside: "set aside", not_understood: "not understood" };
let opened = [];
let importedCases = [];

/** A file that is a case by itself is opened as one; anything else is read as that source of which most values are understood. */
async function openFiles(files) {
  if (!files.length) return;
  opened = await Promise.all(files.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })));
  const text = new TextDecoder().decode(opened[0].content);
  if (opened.length === 1 && isCase(text)) {
    $("import").hidden = true;
    $("text").value = text;
    return screenText();
  }
  $("state").textContent = "The files are being read.";
  // The words stand on the page before the work begins.
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  // A workbook is not read here, and the account says what to do: any source of tables will do.
  let [best, most] = ["annex-a", opened.some(({ name }) => /\.xls[xm]$/i.test(name)) ? 0 : -1];
  for (const source of library.sources) {
    const mapped = attemptImport(source)?.account.fields.mapped ?? -1;
    if (mapped > most) [best, most] = [source, mapped];
  }
  $("source").value = best;
  $("state").textContent = "The files were read.";
  return showImport();
}

function isCase(text) {
  try {
    return JSON.parse(text).schema !== undefined;
  } catch {
    // A case with a mistake of its syntax is still one: an export of another system does not begin like it.
    return /^\s*\{\s*"(schema|case|as_of)"/.test(text);
  }
}

function attemptImport(source) {
  try {
    return screener.import({ source, as_of: new Date().toISOString().slice(0, 10) }, opened);
  } catch (error) {
    if (error instanceof NeglectError) return undefined;
    throw error;
  }
}

function showImport() {
  const { cases = [], account } = attemptImport($("source").value) ?? { account: undefined };
  importedCases = cases;
  $("import").hidden = false;
  $("imported").replaceChildren(...cases.map((one, place) => element("option", `case ${one.case}`, { value: place })));
  if (!account) {
    $("import-said").textContent = "These files cannot be read as this.";
    return $("import-account").replaceChildren();
  }
  const { mapped, set_aside, not_understood } = account.fields;
  const values = `Of ${mapped + set_aside + not_understood} values ${mapped} are in cases, ${set_aside} were set aside, ${not_understood} were not understood.`;
  const workbooks = account.problems.filter(({ code }) => code === "no_workbooks");
  const unread = workbooks.map(({ place, message, help }) => `${place}: ${message}; ${help}.`);
  $("import-said").textContent = [...unread, `${counted(cases.length, "case")}.`, values, ...account.notes].join(" ");
  const table = element("table");
  table.append(element("caption", "Every value, by its field and by what became of it"));
  const head = table.createTHead().insertRow();
  for (const title of ["Field", "What became of it", "Where, or why", "Values"]) head.append(element("th", title, { scope: "col" }));
  const body = table.createTBody();
  for (const { field, fate, to, count } of account.by_field) {
    const row = body.insertRow();
    row.append(element("th", field, { scope: "row" }));
    for (const words of [FATES[fate], fate === "mapped" ? to : spoken(to), String(count)]) row.insertCell().textContent = words;
  }
  const problems = element("ul");
  for (const { place, message, help } of account.problems) problems.append(element("li", `${place}: ${message}; ${help}`));
  $("import-account").replaceChildren(table, ...(account.problems.length ? [element("h4", "What could not be read"), problems] : []));
  if (cases.length) return setCase(cases[0]);
}

$("source").addEventListener("change", showImport);
$("imported").addEventListener("change", () => setCase(importedCases[$("imported").value]));
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", (event) => event.relatedTarget ?? document.body.classList.remove("dropping"));
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  document.querySelector("[data-part=case]").click();
  return openFiles([...event.dataTransfer.files]);
});
$("save").addEventListener("click", () => {
  const link = element("a", "", { download: "case.json", href: URL.createObjectURL(new Blob([$("text").value])) });
  link.click();
  URL.revokeObjectURL(link.href);
});

// How a baby sleeps.

let answers = {};
const babyCase = () => ({
  schema: 1,
  case: "baby",
  as_of: $("baby-today").value,
  child: { born: $("baby-born").value },
  assessments: [{ id: "s1", tool: "safe_sleep", on: $("baby-today").value, by: "health_visiting", answers }],
});

function converse() {
  $("answered").replaceChildren(...Object.entries(answers).map(([id, answer]) => element("li", `${asked.get(id) ?? spoken(id)} ${said(answer)}`)));
  return attempt(
    () => {
      const next = screener.nextQuestion(babyCase());
      const report = screener.screen(babyCase());
      show(report);
      if (next) return ask(next);
      const plan = element("button", "Print the family\u2019s plan", { type: "button" });
      plan.addEventListener("click", () => {
        $("shown").replaceChildren(element("pre", library.plan(report)));
        print();
      });
      $("question").replaceChildren(element("h3", "Nothing is left to ask."), plan);
    },
    (refused) => $("question").replaceChildren(element("p", refused.message)),
  );
}

const asked = new Map();
const said = (answer) => (answer === true ? "yes" : answer === false ? "no" : spoken(String(answer)));

function ask({ question, left }) {
  asked.set(question.id, question.ask);
  const row = element("div", "", { class: "row" });
  const answer = (value) => {
    answers = { ...answers, [question.id]: value };
    converse();
    $("question").focus();
  };
  const button = (words, value) => {
    const made = element("button", words, { type: "button" });
    made.addEventListener("click", () => answer(value));
    row.append(made);
  };
  const kind = question.answer;
  if (kind === "yes_no") {
    button("Yes", true);
    button("No", false);
  } else if (kind.choice) {
    for (const option of kind.choice.options) button(spoken(option), option);
  } else {
    const { min, max, unit = "" } = kind.grade ?? kind.number;
    const number = element("input", "", { type: "number", min, max, step: kind.grade ? 1 : "any", "aria-label": question.ask });
    const take = element("button", "Take it", { type: "button" });
    take.addEventListener("click", () => number.value !== "" && number.checkValidity() && answer(Number(number.value)));
    row.append(number, element("span", unit), take);
  }
  button("Not known", "not_known");
  $("question").replaceChildren(element("h3", question.ask), row, element("p", `${left} left as things stand.`));
}

const before = (day, days) => new Date(Date.parse(day) - days * 86400000).toISOString().slice(0, 10);
$("baby-today").value = today;
$("baby-born").value = before(today, 50);
for (const id of ["baby-born", "baby-today"]) $(id).addEventListener("change", converse);
$("again").addEventListener("click", () => {
  answers = {};
  converse();
});

// A pack of one's own.

const STARTER = `[pack]
id = "ours"
version = "2026.1"
title = "Thresholds of our partnership"
jurisdiction = "England"

[[source]]
id = "thresholds"
title = "Our threshold document"

# Two observations of head lice within twelve months ask for a talk: change the number, and see what moves.
[[rule]]
id = "lice_twice"
text = "Head lice were seen twice within twelve months: ask what help the family needs."
when = { seen = { codes = ["hygiene.infestation"] }, at_least = 2, within = "12 months" }
then = { concern = "prompt" }
basis = "local_policy"
cites = ["thresholds 4"]
checked = "text"
`;
/** The pack that is written: its name among the packs, and its text as it was begun with. */
let begun = { name: "ours.toml", text: STARTER };

/** The packs for England with a text in the place of the pack of that name, or beside them all. */
const withPack = (text) => [...england.filter((pack) => pack.name !== begun.name), { name: begun.name, text }];

function beginPack(name, text) {
  begun = { name, text };
  $("pack").value = text;
  return checkPack();
}

/** The place of a byte among the characters of a text. */
const characterOf = (text, byte) => new TextDecoder().decode(new TextEncoder().encode(text).slice(0, byte)).length;

/** The worker that checks and compares packs; `isBusy` while it does. It is ended where its work is no longer wanted. */
const workerAddress = URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" }));
let worker;
let isBusy = false;

function startWorker() {
  const started = new Worker(workerAddress);
  started.addEventListener("message", ({ data }) => started === worker && showAnswer(data));
  started.addEventListener("error", () => {
    stopWork();
    $("said").textContent = "The library failed inside; this pack was not compared.";
  });
  return started;
}

/** Ends what is under way; what was done stands. */
function stopWork() {
  if (isBusy) {
    worker.terminate();
    worker = undefined;
  }
  showBusy(false);
}

function showBusy(busy) {
  isBusy = busy;
  $("progress").hidden = !busy;
  $("far").removeAttribute("value");
  $("far-said").textContent = "The pack is being checked.";
}

/** Checks the pack in the worker, and shows what it changes: each change with its smallest case, and what moves in the samples. */
function checkPack() {
  stopWork();
  $("compare-again").hidden = true;
  worker ??= startWorker();
  showBusy(true);
  const before = $("pack-before").value === "begun" ? withPack(begun.text) : england;
  const cases = samples.map(({ name, case: sample }) => ({ name: spoken(name.replaceAll("-", " ")), case: sample }));
  worker.postMessage({ module, packs: withPack($("pack").value), before, cases });
}

function showAnswer({ checked, progress, html, refused }) {
  if (checked) showChecked(checked);
  else if (progress) {
    const { rules, of, tried } = progress;
    $("far").max = of;
    $("far").value = rules;
    $("far-said").textContent = `Comparing: rule ${rules + 1} of ${of}, ${counted(tried, "case")} tried.`;
  } else {
    if (html) showLowered(html);
    else $("said").textContent = refused;
    showBusy(false);
  }
}

function showChecked({ diagnostics, rules, examples }) {
  const ours = diagnostics.filter((diagnostic) => diagnostic.file === begun.name || diagnostic.severity === "error");
  const errors = ours.filter((diagnostic) => diagnostic.severity === "error").length;
  $("said").textContent = `${counted(errors, "error")}, ${counted(ours.length - errors, "warning")}; ${counted(rules, "rule")}, ${counted(examples, "example")} run.`;
  showDiagnostics($("pack").value, ours);
  if (errors === 0) return;
  $("shown").replaceChildren(element("p", "What a pack changes is shown once it has no error."));
  showBusy(false);
}

$("cancel").addEventListener("click", () => {
  stopWork();
  $("said").textContent = "The comparison was cancelled.";
  $("shown").replaceChildren();
  $("compare-again").hidden = false;
  $("compare-again").focus();
});
$("compare-again").addEventListener("click", checkPack);

function showDiagnostics(text, diagnostics) {
  $("diagnostics").replaceChildren();
  const worst = new Map();
  for (const { code, severity, message, help, line, column, span, file } of diagnostics) {
    if (worst.get(line) !== "error") worst.set(line, severity);
    const jump = element("button", `line ${line}, column ${column}: ${severity} ${code}: ${message}; ${help}`, { type: "button" });
    jump.addEventListener("click", () => {
      if (file !== begun.name) return;
      $("pack").focus();
      $("pack").setSelectionRange(characterOf(text, span[0]), characterOf(text, span[1]));
      $("pack").scrollTop = (line - 3) * parseFloat(getComputedStyle($("pack")).lineHeight);
    });
    const item = element("li");
    item.append(jump);
    $("diagnostics").append(item);
  }
  const numbers = text.split("\n").map((_, place) => element("span", `${place + 1}\n`, { class: worst.get(place + 1) ?? "" }));
  $("lines").replaceChildren(...numbers);
}

$("pack-begin").append(element("option", "two observations of head lice", { value: "ours.toml" }));
for (const { name, text } of england) {
  if (text) $("pack-begin").append(element("option", `England: ${spoken(name.replace(/^england\/|\.toml$/g, "")).replaceAll("-", " ")}`, { value: name }));
}
$("pack-begin").addEventListener("change", () => {
  const chosen = england.find((pack) => pack.name === $("pack-begin").value);
  return beginPack($("pack-begin").value, chosen?.text ?? STARTER);
});
$("pack-file").addEventListener("change", async () => beginPack("ours.toml", await $("pack-file").files[0].text()));
$("pack-before").addEventListener("change", () => checkPack());
$("pack").value = STARTER;
$("pack").addEventListener("input", soon(400, checkPack));
$("pack").addEventListener("scroll", () => ($("lines").scrollTop = $("pack").scrollTop));

// The three parts.

const shown = { case: screenText, sleep: converse, pack: checkPack };
for (const button of document.querySelectorAll("[data-part]")) {
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll("[data-part]")) {
      other.setAttribute("aria-pressed", other === button);
      $(`part-${other.dataset.part}`).hidden = other !== button;
    }
    stopWork();
    $("shown").replaceChildren();
    $("report-title").textContent = button.dataset.part === "pack" ? "What it changes" : "The report";
    shown[button.dataset.part]();
  });
}
await setCase(samples[0].case);
$("state").textContent = `Version ${library.version}. The first report stood after ${Math.round(performance.now() - started)} ms.`;
