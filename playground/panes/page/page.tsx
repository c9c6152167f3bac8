/** The page: head, question, documents and answer. */

import { side } from "../../session/view.ts";
import { Answer } from "../answer/answer.tsx";
import { Documents } from "../documents/documents.tsx";
import { Header } from "../header/header.tsx";
import { Lesson } from "../lesson/lesson.tsx";
import { Question } from "../question/question.tsx";
import { Dialogs } from "./dialogs.tsx";
import { Footer } from "./footer.tsx";
import { Notice } from "./notice.tsx";

export function Page() {
  return (
    <>
      <Header />
      <main class="page-main" data-side={side.value}>
        <Lesson />
        <Question />
        <div class="sides" role="group" aria-label="Show">
          {(["answer", "documents"] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={side.value === name}
              onClick={() => {
                side.value = name;
              }}
            >
              {name === "answer" ? "Answer" : "Documents"}
            </button>
          ))}
        </div>
        <Documents />
        <Answer />
      </main>
      <Footer />
      <Dialogs />
      <Notice />
    </>
  );
}
