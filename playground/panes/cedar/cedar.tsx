/** The request as Cedar: a policy set that decides the same in any Cedar engine. A policy lights up its statement. */

import { Prose } from "../../parts/prose.tsx";
import { checkIndex, openFile, pointed, statements, translation, trouble } from "../../session/session.ts";
import { blocksOf, type CedarBlock, isOf } from "../../state/cedar-blocks.ts";

export function Cedar() {
  const checks = translation.value?.checks ?? [];
  const current = checks[Math.min(checkIndex.value, checks.length - 1)];
  if (current === undefined)
    return <p class="empty">{trouble.value === null ? "Translating…" : "There is nothing to translate yet."}</p>;
  const { exact, facts, schema, entities, request } = current;
  return (
    <div class="cedar">
      <p class="lead">
        {exact ? (
          "Cedar decides this alone: every Cedar engine gives the same answer."
        ) : (
          <Prose
            text={`The engine works out what Cedar cannot say and hands it in: ${facts.map((fact) => `\`${fact}\``).join(", ")}`}
          />
        )}
      </p>
      <ol class="cedar-policies">
        {blocksOf(current.policies).map((block) => (
          <Policy key={block.id} block={block} />
        ))}
      </ol>
      <Part title="Schema" text={schema} />
      <Part title="Entities" text={JSON.stringify(entities, null, 2)} />
      <Part title="Request" text={JSON.stringify(request, null, 2)} />
    </div>
  );
}

function Policy({ block }: { readonly block: CedarBlock }) {
  const own = statements.value.find(({ cedar }) => isOf(block, cedar));
  const part = own?.part ?? null;
  const point = (): void => {
    pointed.value = part;
  };
  return (
    <li
      data-pointed={part !== null && pointed.value === part}
      data-effect={block.text.includes("\nforbid") ? "forbid" : "permit"}
      onPointerEnter={point}
      onPointerLeave={() => {
        pointed.value = null;
      }}
    >
      {own?.place === null || own === undefined ? null : (
        <button
          type="button"
          class="link"
          onFocus={point}
          onClick={() => {
            if (own.place !== null) openFile.value = own.place.file;
            point();
          }}
        >
          {own.title}
        </button>
      )}
      <pre tabIndex={0}>{block.text}</pre>
    </li>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <details class="cedar-part">
      <summary>{title}</summary>
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}
