/** A sentence of the engine, with a capital: what stands in backticks becomes code, and long names may break anywhere. */

export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {`${text.charAt(0).toUpperCase()}${text.slice(1)}`
        .split(/(`+[^`]+`+)/u)
        .map((part) => (part.startsWith("`") ? <code key={part}>{part.replaceAll("`", "")}</code> : part))}
    </>
  );
}
