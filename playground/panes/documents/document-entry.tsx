/** A document in the list: what it is called, whose it is, and whether it decides or cannot be read. */

import { Icon } from "../../parts/icon.tsx";
import { openFile, statements, trouble } from "../../session/session.ts";
import type { Document } from "../../state/documents.ts";
import { shortArn } from "../../state/short-arn.ts";

export function DocumentEntry({ document: { file, kind, title, owners } }: { readonly document: Document }) {
  const own = statements.value.filter(({ place }) => place?.file === file);
  const tone = own.some(({ tone }) => tone === "denies")
    ? "denies"
    : own.some(({ tone }) => tone === "allows")
      ? "allows"
      : own.some(({ tone }) => tone === "delegates")
        ? "delegates"
        : "silent";
  const broken = trouble.value?.diagnostics.some((diagnostic) => diagnostic.file === file) ?? false;
  const owner = kind === "identity-policy" || kind === "permissions-boundary" ? ownersTitle(owners) : "";
  return (
    <button
      type="button"
      class="document-entry"
      aria-current={openFile.value === file ? "true" : undefined}
      title={owners.length === 0 ? file : `${file}: ${owners.join(", ")}`}
      onClick={() => {
        openFile.value = file;
      }}
    >
      <span class="entry-title">{title}</span>
      {owner === "" || owner === title ? null : <span class="entry-owner">{owner}</span>}
      {broken ? (
        <span class="dot" data-tone="denies">
          <Icon name="warning" />
          <span class="hidden">cannot be read</span>
        </span>
      ) : own.some(({ decides }) => decides) ? (
        <span class="dot" data-tone={tone}>
          <Icon name={tone === "denies" ? "deny" : "allow"} />
          <span class="hidden">decides</span>
        </span>
      ) : null}
    </button>
  );
}

function ownersTitle(owners: readonly string[]): string {
  const [first = ""] = owners;
  const short = shortArn(first).split("/").at(-1) ?? "";
  return owners.length > 1 ? `${short} +${String(owners.length - 1)}` : short;
}
