// The table of points, grouped by bay.
import { age, element, setText, timeOfDay } from "./dom.js";

const POSITIONS = new Set(["single", "double", "step", "protection-event", "protection-start", "protection-output"]);
const FLAGS = {
  IV: ["bad", "invalid"],
  NT: ["warn", "not topical"],
  SB: ["warn", "substituted"],
  BL: ["warn", "blocked"],
  OV: ["warn", "overflow"],
  EI: ["warn", "elapsed time invalid"],
};

export class PointTable {
  constructor(table, empty, count, abnormalCount, links) {
    Object.assign(this, { table, empty, count, abnormalCount, links });
    this.rows = new Map(); // id -> { point, tr, cells… }
    this.bays = new Map(); // title -> { body, button, troubled, rows }
    this.words = [];
    this.kind = "all";
  }

  clear() {
    this.rows.clear();
    this.bays.clear();
    this.table.querySelectorAll("tbody").forEach((body) => body.remove());
  }

  /** Adds or replaces points. */
  update(points, flash) {
    const before = this.rows.size;
    for (const point of points) {
      const row = this.rows.get(point.id) ?? this.#newRow(point);
      row.point = point;
      this.#fill(row, flash);
    }
    if (this.rows.size > before) this.#sort();
    this.#arrange();
  }

  /** Shows again which points are old because their link is down. */
  linksChanged() {
    for (const row of this.rows.values()) this.#mark(row);
    this.#arrange();
  }

  /** Lets the ages go on; `now` is the gateway's time. */
  tick(now) {
    this.now = now;
    for (const row of this.rows.values()) {
      if (!row.tr.hidden) this.#age(row);
    }
  }

  filter(text) {
    this.words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.#arrange();
  }

  show(kind) {
    this.kind = kind;
    this.#arrange();
  }

  #newRow(point) {
    const part = (className) => element("span", { className });
    const cell = (className) => element("td", { className });
    const row = {
      label: part("label"),
      small: element("small"),
      meta: part("meta"),
      number: part("number"),
      unit: part("unit"),
      value: cell("value"),
      quality: cell("quality"),
      time: cell("time"),
      age: cell("age"),
      type: cell("type"),
    };
    row.label.append(point.label, row.small);
    row.small.textContent = point.name && point.name !== point.label ? point.name : "";
    row.value.append(row.number, row.unit);
    row.unit.textContent = point.unit ?? "";
    row.tr = element(
      "tr",
      { className: "point" },
      element("th", { scope: "row", className: "name" }, row.label, row.meta),
      row.value,
      row.quality,
      row.time,
      row.age,
      element("td", { className: "address" }, point.address),
      row.type,
    );
    row.text = [point.bay, point.label, point.name, point.address, point.type].join(" ").toLowerCase();
    this.rows.set(point.id, row);
    const bay = this.bays.get(point.bay) ?? this.#newBay(point.bay);
    bay.rows.push(row);
    return row;
  }

  /** Rows by address within their bay, bays by their first address. */
  #sort() {
    for (const bay of this.bays.values()) {
      bay.rows.sort((a, b) => a.point.order - b.point.order);
      bay.body.append(...bay.rows.map((row) => row.tr));
    }
    const bays = [...this.bays.values()].sort((a, b) => a.rows[0].point.order - b.rows[0].point.order);
    this.table.append(...bays.map((bay) => bay.body));
  }

  #newBay(title) {
    const troubled = element("span", { className: "troubled" });
    const button = element("button", { type: "button", ariaExpanded: "true" }, title, troubled);
    const head = element("tr", { className: "bay" }, element("th", { scope: "rowgroup", colSpan: 7 }, button));
    const body = element("tbody", {}, head);
    const bay = { body, button, troubled, rows: [] };
    button.addEventListener("click", () => {
      button.ariaExpanded = String(button.ariaExpanded !== "true");
      this.#arrange();
    });
    this.bays.set(title, bay);
    return bay;
  }

  #fill(row, flash) {
    const { point } = row;
    const text = valueText(point);
    if (flash && row.number.textContent !== text) blink(row.value);
    setText(row.number, text);
    row.number.className = `number ${look(point)}`;
    setText(row.type, point.type);
    setText(row.time, timeOfDay(point.time));
    row.time.title = point.time == null ? "no time tag" : new Date(point.time).toISOString();
    this.#mark(row);
    this.#age(row);
  }

  #mark(row) {
    const { point } = row;
    row.stale = !this.links.isUp(point.link);
    const badges = point.quality.map((flag) => [FLAGS[flag][0], `${flag} ${FLAGS[flag][1]}`]);
    if (row.stale) badges.unshift(["bad", "link down"]);
    if (badges.length === 0) badges.push(["good", "good"]);
    const signature = badges.join();
    if (row.signature !== signature) {
      row.signature = signature;
      row.quality.replaceChildren(...badges.map(([kind, text]) => element("span", { className: `badge ${kind}` }, text)));
    }
    const worst = badges.some(([kind]) => kind === "bad") ? "bad" : badges[0][0];
    row.tr.className = `point ${row.stale ? "stale" : worst}`;
    row.abnormal = worst !== "good";
  }

  #age(row) {
    const text = age((this.now ?? row.point.received) - row.point.received);
    setText(row.age, text);
    setText(row.meta, `${row.point.address} · ${row.point.type} · ${text} ago`);
  }

  #shown(row) {
    return (
      this.words.every((word) => row.text.includes(word)) &&
      (this.kind === "all" ||
        (this.kind === "abnormal" && row.abnormal) ||
        (this.kind === "positions" && POSITIONS.has(row.point.kind)) ||
        (this.kind === "measured" && !POSITIONS.has(row.point.kind)))
    );
  }

  #arrange() {
    let shown = 0;
    let abnormal = 0;
    for (const bay of this.bays.values()) {
      const open = bay.button.ariaExpanded === "true" || this.words.length > 0;
      const matching = bay.rows.filter((row) => this.#shown(row));
      const troubled = bay.rows.filter((row) => row.abnormal).length;
      const visible = new Set(open ? matching : []);
      for (const row of bay.rows) row.tr.hidden = !visible.has(row);
      bay.body.hidden = matching.length === 0;
      setText(bay.troubled, troubled ? `${troubled} not good` : "");
      shown += matching.length;
      abnormal += troubled;
    }
    setText(this.count, shown === this.rows.size ? `${shown}` : `${shown} of ${this.rows.size}`);
    setText(this.abnormalCount, `${abnormal}`);
    this.empty.hidden = shown > 0;
    this.empty.textContent = this.rows.size ? "No point matches." : "Waiting for the first point…";
  }
}

function valueText(point) {
  if (point.value == null) return "no number";
  if (typeof point.value === "number") {
    const text = point.decimals == null ? String(point.value) : point.value.toFixed(point.decimals);
    return point.moving ? `${text} ↕` : text;
  }
  return String(point.value);
}

function look(point) {
  if (point.kind !== "single" && point.kind !== "double") return "";
  return { ON: "on", OFF: "off" }[point.value] ?? "between";
}

function blink(cell) {
  cell.classList.add("flash");
  requestAnimationFrame(() => requestAnimationFrame(() => cell.classList.remove("flash")));
}
