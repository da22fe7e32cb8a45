// The list of events, newest first, never longer than LIMIT.
import { element, timeOfDay } from "./dom.js";

const LIMIT = 200;
const KINDS = { position: "position", protection: "contact", quality: "quality", link: "link", command: "command" };

export class EventList {
  constructor(list, count) {
    this.list = list;
    this.count = count;
  }

  clear() {
    this.list.replaceChildren();
  }

  /** Adds events, given oldest first. */
  add(events) {
    for (const event of events) {
      this.list.prepend(this.#item(event));
    }
    while (this.list.childElementCount > LIMIT) {
      this.list.lastElementChild.remove();
    }
    this.count.textContent = this.list.childElementCount || "";
  }

  #item(event) {
    const iso = new Date(event.time).toISOString();
    return element(
      "li",
      { className: event.severity },
      element("time", { dateTime: iso, title: iso }, timeOfDay(event.time)),
      element("span", { className: "what" }, event.text),
      element("span", { className: "kind" }, [KINDS[event.kind], event.source].filter(Boolean).join(" · ")),
    );
  }
}
