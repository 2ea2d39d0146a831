// How a server tells the harness that it listens: one line with its address, and the packages that answer there.
import { readFileSync } from "node:fs";

function version(name) {
  const file = new URL(`./node_modules/${name}/package.json`, import.meta.url);
  return `${name}@${JSON.parse(readFileSync(file, "utf8")).version}`;
}

export function ready(address, ...packages) {
  console.log(["READY", address, ...packages.map(version)].join(" "));
}

// A server does not outlive the harness: its standard input ends with it.
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
