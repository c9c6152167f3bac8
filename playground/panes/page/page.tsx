/** The page: head, question, documents and answer. */

import { Guarded } from "../../parts/guarded.tsx";
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
        <Guarded name="The question">
          <Question />
        </Guarded>
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
        <Guarded name="The documents">
          <Documents />
        </Guarded>
        <Guarded name="The answer">
          <Answer />
        </Guarded>
      </main>
      <Footer />
      <Dialogs />
      <Notice />
    </>
  );
}
