/** Answers of the AWS query protocol as XML. */

import type { Elements } from "./answer.ts";

export function resultXml(action: string, result: Elements, requestId: string): string {
  return document(`${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  });
}

export function errorXml(type: "Sender" | "Receiver", code: string, message: string, requestId: string): string {
  return document("ErrorResponse", { Error: { Type: type, Code: code, Message: message }, RequestId: requestId });
}

function document(root: string, elements: Elements): string {
  return `<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${inner(elements)}</${root}>`;
}

function inner(elements: Elements): string {
  return Object.entries(elements)
    .map(([name, value]) => `<${name}>${typeof value === "string" ? escape(value) : inner(value)}</${name}>`)
    .join("");
}

/** Characters that XML 1.0 cannot hold become a replacement character. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>]/gu, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? "");
}
