/** The documents, listed by what they are, and the one that is open in the editor. */

import { Icon } from "../../parts/icon.tsx";
import { documents, openFile, statements, trouble } from "../../session/session.ts";
import { dialog } from "../../session/view.ts";
import { type Document, type DocumentKind, documentKinds } from "../../state/documents.ts";
import { shortArn } from "../../state/short-arn.ts";
import { DocumentHead } from "./document-head.tsx";
import { Editor } from "./editor.tsx";
import { Findings } from "./findings.tsx";

const titles: Readonly<Record<DocumentKind, string>> = {
  request: "Request",
  "key-policy": "Key policies",
  grants: "Grants",
  "identity-policy": "Identity policies",
  "permissions-boundary": "Permissions boundaries",
  "session-policy": "Session policies",
  "service-control-policy": "Service control policies",
  "resource-control-policy": "Resource control policies",
  "vpc-endpoint-policy": "VPC endpoint policies",
  environment: "Environment",
  unused: "Not used",
};

export function Documents() {
  return (
    <section class="documents" aria-label="Documents">
      <nav class="document-list" aria-label="Documents">
        {documentKinds.map((kind) => {
          const list = documents.value.filter((document) => document.kind === kind);
          return list.length === 0 ? null : <Group key={kind} title={titles[kind]} list={list} />;
        })}
        <button
          type="button"
          class="add"
          onClick={() => {
            dialog.value = "add";
          }}
        >
          <Icon name="plus" /> Add
        </button>
      </nav>
      <div class="editor-area">
        <div class="document-select">
          <label>
            <span class="hidden">Document</span>
            <select
              value={openFile.value}
              onChange={({ currentTarget }) => {
                openFile.value = currentTarget.value;
              }}
            >
              {documentKinds.map((kind) => {
                const list = documents.value.filter((document) => document.kind === kind);
                return list.length === 0 ? null : (
                  <optgroup key={kind} label={titles[kind]}>
                    {list.map(({ file, title, owners }) => (
                      <option key={file} value={file}>
                        {owners.length === 1 && kind === "identity-policy"
                          ? `${title} (${shortArn(owners[0] ?? "")})`
                          : title}
                      </option>
                    ))}
                  </optgroup>
                );
              })}
            </select>
          </label>
          <button
            type="button"
            onClick={() => {
              dialog.value = "add";
            }}
          >
            <Icon name="plus" /> <span class="hidden">Add a document</span>
          </button>
        </div>
        <DocumentHead />
        <Editor />
        <Findings />
      </div>
    </section>
  );
}

function Group({ title, list }: { readonly title: string; readonly list: readonly Document[] }) {
  return (
    <div class="document-group">
      <h2>{title}</h2>
      <ul>
        {list.map((document) => (
          <li key={document.file}>
            <Entry document={document} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ document: { file, kind, title, owners } }: { readonly document: Document }) {
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
