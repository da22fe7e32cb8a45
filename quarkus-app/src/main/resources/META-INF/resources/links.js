// The state of each IEC 104 link and its counters.
import { element, setText } from "./dom.js";

const STATES = {
  STARTED: ["up", "started"],
  CONNECTED: ["", "connected, not started"],
  CONNECTING: ["", "connecting…"],
  LISTENING: ["", "listening, no master"],
  DISCONNECTED: ["down", "disconnected"],
  CLOSED: ["down", "closed"],
};
const COUNTERS = [
  ["apdusReceived", "APDUs in"],
  ["apdusSent", "APDUs out"],
  ["points", "points"],
  ["connects", "connections"],
  ["unacknowledged", "unacknowledged"],
];

export class Links {
  constructor(section) {
    this.section = section;
    this.byId = new Map();
  }

  /** True if values of that link can be trusted to be the present ones. */
  isUp(id) {
    const link = this.byId.get(id);
    return link ? link.state === "STARTED" : true;
  }

  /** Takes the complete list of links. */
  update(links) {
    this.byId = new Map(links.map((link) => [link.id, link]));
    for (const card of [...this.section.children]) {
      if (!this.byId.has(card.dataset.link)) card.remove();
    }
    for (const link of links) {
      this.#fill(this.#card(link), link);
    }
  }

  #card(link) {
    const present = [...this.section.children].find((card) => card.dataset.link === link.id);
    if (present) return present;
    const card = element(
      "article",
      { className: "link" },
      element(
        "h2",
        {},
        element("span", { className: "dot" }),
        element("span", {}, `${link.role} ${link.address}`),
        element("span", { className: "state" }),
      ),
      element(
        "dl",
        {},
        ...COUNTERS.map(([, label]) => element("div", {}, element("dt", {}, label), element("dd", {}, "0"))),
      ),
      element("p", { className: "error" }),
    );
    card.dataset.link = link.id;
    this.section.append(card);
    return card;
  }

  #fill(card, link) {
    const [look, words] = STATES[link.state] ?? ["", link.state];
    card.querySelector("h2").className = look;
    card.querySelector(".state").className = `state ${look}`;
    setText(card.querySelector(".state"), words);
    card.querySelectorAll("dd").forEach((dd, i) => setText(dd, (link[COUNTERS[i][0]] ?? 0).toLocaleString("en")));
    setText(card.querySelector(".error"), look === "up" ? "" : (link.error ?? ""));
  }
}
