/** The documents, listed by what they are, and the one that is open in the editor. */

import { Icon } from "../../parts/icon.tsx";
import { documents, openFile } from "../../session/session.ts";
import { dialog } from "../../session/view.ts";
import { documentKinds } from "../../state/documents.ts";
import { shortArn } from "../../state/short-arn.ts";
import { DocumentHead } from "./document-head.tsx";
import { DocumentList } from "./document-list.tsx";
import { Editor } from "./editor.tsx";
import { Findings } from "./findings.tsx";
import { kindTitles } from "./kind-titles.ts";

export function Documents() {
  return (
    <section class="documents" aria-label="Documents">
      <DocumentList />
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
                  <optgroup key={kind} label={kindTitles[kind]}>
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
