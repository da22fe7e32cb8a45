#!/usr/bin/env node
// Looks at the live page of a running ./gateway in Chromium: takes pictures as desktop and phone, light and dark, and
// fails if the page logs an error, is wider than the screen, or stays empty.
// Usage: src/e2e/page/screenshots.mjs [URL] [FOLDER]     Needs Chromium (apt-get install chromium) and Node 18 or newer.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const url = process.argv[2] ?? "http://127.0.0.1:8080/";
const folder = process.argv[3] ?? "target/page";
const VIEWS = [
  { name: "desktop-light", width: 1280, height: 800, scheme: "light" },
  { name: "desktop-dark", width: 1280, height: 800, scheme: "dark" },
  { name: "phone-light", width: 390, height: 844, scheme: "light", mobile: true },
  { name: "phone-dark", width: 390, height: 844, scheme: "dark", mobile: true },
];
const READY = `document.body.dataset.stream === "up" && document.querySelectorAll("tr.point").length > 0`;
const WIDTH = "document.documentElement.scrollWidth";

const profile = mkdtempSync(join(tmpdir(), "page-"));
const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", `--user-data-dir=${profile}`,
  "--remote-debugging-pipe", "about:blank",
];
const chromium = spawn("chromium", flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });

// The DevTools protocol over a pair of pipes: JSON texts with a zero octet behind each.
let nextId = 1;
const waiting = new Map();
const problems = [];
let rest = "";
chromium.stdio[4].on("data", (data) => {
  const texts = (rest + data).split("\0");
  rest = texts.pop();
  for (const message of texts.map((text) => JSON.parse(text))) {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
    if (message.method === "Runtime.exceptionThrown") problems.push(message.params.exceptionDetails.exception.description);
    if (message.method === "Log.entryAdded" && message.params.entry.level === "error") problems.push(message.params.entry.text);
  }
});

function call(method, params = {}, sessionId = undefined) {
  const id = nextId++;
  chromium.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((resolve, reject) =>
    waiting.set(id, (answer) => (answer.error ? reject(new Error(`${method}: ${answer.error.message}`)) : resolve(answer.result))));
}

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function look(view) {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, params) => call(method, params, sessionId);
  const evaluate = async (expression) => (await send("Runtime.evaluate", { expression })).result.value;
  await Promise.all([send("Page.enable"), send("Runtime.enable"), send("Log.enable")]);
  await send("Emulation.setDeviceMetricsOverride", { width: view.width, height: view.height, deviceScaleFactor: 1, mobile: !!view.mobile });
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: view.scheme }] });
  await send("Page.navigate", { url });
  for (let tries = 0; !(await evaluate(READY)); tries++) {
    if (tries > 50) throw new Error(`${view.name}: no points on the page after 10 s`);
    await pause(200);
  }
  if (view.script) await evaluate(view.script);
  await pause(2500);
  const width = await evaluate(WIDTH);
  if (width > view.width) problems.push(`${view.name}: the page is ${width} px wide on a screen of ${view.width} px`);
  const { data } = await send("Page.captureScreenshot", { format: "png" });
  const file = join(folder, `${view.name}.png`);
  writeFileSync(file, Buffer.from(data, "base64"));
  console.log(file);
  await call("Target.closeTarget", { targetId });
}

try {
  mkdirSync(folder, { recursive: true });
  for (const view of VIEWS) await look(view);
} catch (failure) {
  problems.push(failure.message);
} finally {
  chromium.kill();
  chromium.on("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;
