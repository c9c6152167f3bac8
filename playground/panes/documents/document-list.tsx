/** The documents, listed by what they are; where they are many, those alone that a filter leaves. */

import { useSignal } from "@preact/signals";
import { Icon } from "../../parts/icon.tsx";
import { documents } from "../../session/session.ts";
import { dialog } from "../../session/view.ts";
import { type Document, documentKinds } from "../../state/documents.ts";
import { DocumentEntry } from "./document-entry.tsx";
import { kindTitles } from "./kind-titles.ts";

/** How many are found without a filter. */
const few = 16;

export function DocumentList() {
  const typed = useSignal("");
  const all = documents.value;
  const filter = all.length > few ? typed.value.trim().toLowerCase() : "";
  const shown = all.filter((document) => textOf(document).includes(filter));
  return (
    <nav class="document-list" aria-label="Documents">
      {all.length <= few ? null : (
        <label>
          <span class="hidden">Filter documents</span>
          <input
            type="search"
            placeholder="Filter documents"
            value={typed.value}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        </label>
      )}
      {shown.length === 0 ? <p class="empty">Nothing matches.</p> : null}
      {documentKinds.map((kind) => {
        const list = shown.filter((document) => document.kind === kind);
        return list.length === 0 ? null : <Group key={kind} title={kindTitles[kind]} list={list} />;
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
  );
}

function textOf({ file, kind, title, owners }: Document): string {
  return [file, kindTitles[kind], title, ...owners].join(" ").toLowerCase();
}

function Group({ title, list }: { readonly title: string; readonly list: readonly Document[] }) {
  return (
    <div class="document-group">
      <h2>{title}</h2>
      <ul>
        {list.map((document) => (
          <li key={document.file}>
            <DocumentEntry document={document} />
          </li>
        ))}
      </ul>
    </div>
  );
}
