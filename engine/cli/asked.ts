/** The request of a command, from a file, from a scenario's case or from options, and where its faults are told. */

import type { Authorizer } from "../authorizer.ts";
import type { CallDocument, RequestDocument } from "../model/documents.ts";
import { type Diagnostic, InvalidInput } from "../model/diagnostic.ts";
import { readText } from "../read/located.ts";
import { readRequest } from "../read/request.ts";
import type { Scenario } from "../read/scenario.ts";
import type { SourceText } from "../read/source.ts";
import { refuse, valueOf } from "./diagnostics.ts";
import { openFile } from "./files.ts";
import type { Io } from "./io.ts";
import { optionOf, type RequestOptions, requestFromOptions } from "./request-options.ts";

/** A request, and how to point at a part of it. */
export interface Asked {
  readonly request: RequestDocument | CallDocument;
  readonly place: (diagnostic: Diagnostic) => Diagnostic;
}

/** Null where a case of the environment is asked, or nothing. @throws InvalidInput */
export async function openRequest(options: RequestOptions, io: Io): Promise<Asked | null> {
  const written = requestFromOptions(options);
  if (options.case !== undefined) {
    if (options.request !== undefined || written !== null) refuse("--case", "give a case or a request, not both");
    return null;
  }
  if (options.request === undefined) {
    if (written === null) return null;
    const place = (diagnostic: Diagnostic): Diagnostic => ({
      ...diagnostic,
      message: withMember(diagnostic),
      file: optionOf(diagnostic.pointer),
      pointer: "",
    });
    const read = readRequest(written);
    if (!read.ok) throw new InvalidInput(read.diagnostics.map(place));
    return { request: read.value, place };
  }
  if (written !== null) refuse("--request", "give a whole request or its parts as options, not both");
  const source = /^\s*\{/u.test(options.request)
    ? { file: "--request", text: options.request }
    : await openFile(options.request, io);
  return { request: valueOf(readRequest(source)), place: placeIn(source) };
}

/** A scenario's case, by its name or by its number from 1. @throws InvalidInput */
export function requestOfCase(name: string | undefined, scenario: Scenario | null): Asked {
  if (name === undefined) {
    if (scenario === null)
      return refuse("--request", "what is asked? give --request, or --principal with --action or --operation");
    return refuse(
      "--request",
      "what is asked? give --request, --principal with --action or --operation, or --case with one of the scenario:",
      ...casesOf(scenario),
    );
  }
  if (scenario === null) return refuse("--case", "only a scenario has cases");
  const { cases, origin } = scenario;
  const named = cases.findIndex((one) => one.name === name);
  const index = named === -1 && /^\d+$/u.test(name) ? Number(name) - 1 : named;
  const found = cases[index];
  if (found === undefined)
    return refuse("--case", `there is no case \`${name}\`; there are ${String(cases.length)}:`, ...casesOf(scenario));
  return { request: found.when, place: placeAt(origin.locate, origin.file, `/cases/${String(index)}/when`) };
}

function casesOf({ cases }: Scenario): readonly string[] {
  return cases.map(({ name }, index) => `${String(index + 1)} \`${name}\``);
}

/** Asks, and tells faults at their place in the request. @throws InvalidInput */
export function asking<T>(
  { request, place }: Asked,
  ask: { readonly one: (request: RequestDocument) => T; readonly call: (call: CallDocument) => T },
): T {
  try {
    return "operation" in request ? ask.call(request) : ask.one(request);
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInput(error.diagnostics.map(place));
    throw error;
  }
}

/** Decides a request or a call. @throws InvalidInput */
export function decideAsked(authorizer: Authorizer, asked: Asked) {
  return asking<ReturnType<Authorizer["authorize"]> | ReturnType<Authorizer["authorizeCall"]>>(asked, {
    one: (request) => authorizer.authorize(request),
    call: (call) => authorizer.authorizeCall(call),
  });
}

/** An option that holds several members tells which one is meant, unless the message does. */
function withMember({ pointer, message }: Diagnostic): string {
  const [, , ...steps] = pointer.split("/");
  const member = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")).join("/");
  if (member === "") return message.replace(/use (`operation`|that operation, or `action`)/u, useOption);
  return message.includes(`\`${member}\``) ? message : `\`${member}\`: ${message}`;
}

/** Members of a request are options here. */
function useOption(words: string): string {
  return words.replace("that operation", "that as `operation`").replaceAll(/`(operation|action)`/gu, "`--$1`");
}

function placeIn(source: SourceText): Asked["place"] {
  const read = readText(source);
  return read.ok ? placeAt(read.value.source.locate, source.file, "") : (diagnostic) => diagnostic;
}

/** A member that is missing is told at the object that lacks it. */
export function placeAt(
  locate: (pointer: string) => { line: number; column: number } | null,
  file: string | null,
  prefix: string,
): Asked["place"] {
  return (diagnostic) => {
    let pointer = prefix + diagnostic.pointer;
    while (pointer !== "" && locate(pointer) === null) pointer = pointer.slice(0, pointer.lastIndexOf("/"));
    return { ...diagnostic, file, pointer, ...(locate(pointer) ?? { line: null, column: null }) };
  };
}
