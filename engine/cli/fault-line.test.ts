import fc from "fast-check";
import { expect, it } from "vitest";
import { faultLine } from "./fault-line.ts";

const form =
  /^fault of kms-cedar \d+\.\d+\.\d+, Node v[\d.]+: .+; please report this line, which holds nothing of a request\n$/u;
const planted = "AKIAPLANTED/s3cret";

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

class Loud extends Error {
  override name = planted;
  readonly code = planted;
  readonly plaintext = planted;
}

it("tells the kind of an error, its code and where it was thrown", () => {
  const place = String.raw`cli/fault-line\.test\.ts:\d+:\d+`;
  expect(faultLine(new TypeError(planted))).toMatch(new RegExp(`: TypeError at (?:\\w+/)?${place}`, "u"));
  const coded = Object.assign(new Error(planted), { code: "ENOSPC" });
  expect(faultLine(coded)).toMatch(new RegExp(`: Error ENOSPC at (?:\\w+/)?${place}`, "u"));
  expect(faultLine(planted)).toContain(": no Error but a value of type string;");
});

const frames = `\n    at ${planted}.js:1:1\n    at open (file:///a/${planted}.js:1:1)\n`;
const changed = Object.assign(new Error(frames), { message: "another" });
const unreadable = new Proxy(new Error(planted), {
  get: () => {
    throw new Error(planted);
  },
});

it.each<readonly [string, unknown]>([
  ["message", new Error(planted)],
  ["message that looks like a stack", new Error(frames)],
  ["message that was changed", changed],
  ["message that quotes its input", thrown(() => JSON.parse(planted) as unknown)],
  ["cause", new Error("x", { cause: new Error(planted) })],
  ["name, code and members", new Loud(planted)],
  ["several errors", new AggregateError([new Error(planted)], planted)],
  ["text", planted],
  ["object", { message: planted, stack: planted, toString: () => planted }],
  ["unreadable error", unreadable],
  ["stack that is none", Object.assign(new Error(""), { stack: `${planted}\n    at ${planted} (${planted})` })],
])("shows nothing of what stands in a fault's %s", (_where, fault) => {
  const line = faultLine(fault);
  expect(line).toMatch(form);
  for (const part of planted.split("/")) expect(line).not.toContain(part);
});

it("is one line that does not depend on the message, whatever that is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (message) => {
      const [line, other] = [message, "x"].map((text) => faultLine(new RangeError(text)));
      expect(line).toBe(other);
    }),
  );
});
