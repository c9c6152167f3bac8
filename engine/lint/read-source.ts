/** A text is recognised by its form and read, before any rule looks at it. */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { PolicyKind } from "../model/policy.ts";
import { openDocument } from "../read/document.ts";
import type { SourceText } from "../read/source.ts";
import { intrinsicOf } from "./inputs/cloudformation/tags.ts";
import { folderOf } from "./inputs/folders.ts";
import { diagnosticAt, type LintInput, unknownDocument } from "./inputs/input.ts";
import { inputForms } from "./inputs/list.ts";
import { withoutMergeKeys } from "./inputs/merge-keys.ts";
import type { SharingFile } from "./inputs/sharing-file.ts";
import { yamlSuppressions } from "./inputs/yaml-comments.ts";
import { defaultSettings, type LintSettings } from "./settings.ts";
import type { Suppression } from "./suppressions.ts";

export interface ReadOptions {
  /** What the owner says about the world; absent: nothing. */
  readonly settings?: LintSettings;
  /** The kind of raw policies; absent: recognised by whether they have principals. */
  readonly kind?: PolicyKind;
  /** The `.tf` files of a folder, from that of a plan's root module, for the comments in them; absent: none. */
  readonly terraformTexts?: (folder: string) => readonly SourceText[];
}

/** What one text holds. */
export interface ReadSource extends SharingFile {
  readonly input: LintInput;
  readonly suppressions: readonly Suppression[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readSource(source: SourceText, options: ReadOptions): ReadSource {
  const { settings: { caller } = defaultSettings, kind = null, terraformTexts = () => [] } = options;
  const { file } = source;
  const nothing: LintInput = { policies: [], environments: [] };
  const folder = file === null ? null : folderOf(file);
  const unread = { file, folder, document: null, input: nothing, policies: [], leadsTo: [], suppressions: [] };
  const opened = openDocument(source, intrinsicOf);
  if (!opened.ok) return { ...unread, share: null, diagnostics: opened.diagnostics };
  const document = opened.value;
  const form = inputForms.find(({ fits }) => fits(document));
  if (form === undefined) return { ...unread, diagnostics: [diagnosticAt(document, unknownDocument, unknownForm)] };
  const diagnostics: Diagnostic[] = [];
  const read = form.read(document, { kind, caller, diagnostics, terraformTexts });
  const policies = isYaml(source) ? withoutMergeKeys(read.policies, diagnostics) : read.policies;
  const input = { ...read, policies };
  const { share, leadsTo = [], suppressions = [] } = input;
  const isRead = diagnostics.length === 0;
  return {
    file,
    folder,
    document,
    input,
    policies,
    ...(share === undefined ? {} : { share: isRead ? share : null }),
    leadsTo,
    suppressions: [...suppressions, ...commentsIn(source, diagnostics)],
    diagnostics,
  };
}

/** What the comments of a text suppress. */
export function commentsIn(text: SourceText, diagnostics: Diagnostic[]): readonly Suppression[] {
  return isYaml(text) ? yamlSuppressions(text, diagnostics) : [];
}

function isYaml({ file, text }: SourceText): boolean {
  if (file !== null && /\.(?:json|ya?ml)$/iu.test(file)) return !/\.json$/iu.test(file);
  return !/^\s*[[{]/u.test(text);
}

const unknownForm =
  "neither a policy nor an environment, template or plan, nor an output of the AWS CLI that holds policies or grants";
