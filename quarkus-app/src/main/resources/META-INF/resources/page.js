// Starts the page: receives the stream and hands each message to the parts that show it.
import { timeOfDay } from "./dom.js";
import { EventList } from "./events.js";
import { Links } from "./links.js";
import { PointTable } from "./points.js";

const SILENCE_MS = 5000; // the gateway says something every second
const $ = (id) => document.getElementById(id);

const links = new Links($("links"));
const events = new EventList($("event-list"), $("events-count"));
const table = new PointTable($("table"), $("empty"), $("points-count"), $("abnormal-count"), links);

let clockOffset = 0; // the gateway's clock minus ours
let heard = 0;

function show(state, text) {
  document.body.dataset.stream = state;
  $("stream-text").textContent = text;
  const banner = $("banner");
  banner.hidden = state !== "down";
  banner.textContent = state === "down" ? "No connection to the gateway. The values below are old. Trying again…" : "";
}

function receive(message, replace) {
  heard = Date.now();
  clockOffset = message.now - heard;
  if (message.links) links.update(message.links);
  if (replace) {
    table.clear();
    events.clear();
  }
  if (message.points) table.update(message.points, !replace);
  if (message.links) table.linksChanged();
  if (message.events) events.add(message.events);
  show("up", "live");
}

const source = new EventSource("api/stream");
source.addEventListener("snapshot", (e) => receive(JSON.parse(e.data), true));
source.addEventListener("delta", (e) => receive(JSON.parse(e.data), false));
source.addEventListener("error", () => show("down", "disconnected"));

setInterval(() => {
  if (heard && Date.now() - heard > SILENCE_MS) show("down", "disconnected");
  const now = Date.now() + clockOffset;
  $("clock").textContent = timeOfDay(now).slice(0, 8);
  table.tick(now);
}, 1000);

$("filter").addEventListener("input", (e) => table.filter(e.target.value));
$("show").addEventListener("change", (e) => table.show(e.target.value));
document.addEventListener("keydown", (e) => {
  if (e.key === "/" && document.activeElement !== $("filter")) {
    e.preventDefault();
    $("filter").focus();
  } else if (e.key === "Escape" && document.activeElement === $("filter")) {
    $("filter").value = "";
    table.filter("");
  }
});
