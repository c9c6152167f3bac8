/** Where a document is edited: a text area at once and on phones, Monaco elsewhere as soon as it is there. */

import { useEffect, useRef } from "preact/hooks";
import { editFile } from "../../session/edit.ts";
import { openFile, workspace } from "../../session/session.ts";
import { monaco } from "../../session/monaco.ts";
import { textOfFile } from "../../state/workspace.ts";
import { PlainEditor } from "./plain-editor.tsx";

export function Editor() {
  const host = useRef<HTMLDivElement>(null);
  const loaded = monaco.value;
  useEffect(() => {
    if (loaded === null || host.current === null) return;
    return loaded.attach(host.current);
  }, [loaded]);
  if (loaded === null) {
    const file = openFile.value;
    return (
      <PlainEditor
        key={file}
        label={file}
        text={textOfFile(workspace.value.files, file) ?? ""}
        onText={(text) => {
          editFile(file, text);
        }}
      />
    );
  }
  return <div class="monaco" ref={host} />;
}
