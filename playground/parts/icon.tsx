/** Small drawings in the colour of the text around them. They repeat what a word beside them says, so readers skip them. */

const paths = {
  allow: "M3.5 8.5l3 3 6-7",
  deny: "M4 4l8 8M12 4l-8 8",
  delegate: "M3 8h9M8.5 4.5L12 8l-3.5 3.5",
  silent: "M6.5 8h3",
  chevron: "M6 4l4 4-4 4",
  share: "M8 10V2.5M5 5l3-3 3 3M3.5 8.5v5h9v-5",
  import: "M8 2.5V10M5 7.5l3 3 3-3M3.5 10v3.5h9V10",
  history: "M8 4.5V8l2.5 1.5M2.8 8a5.2 5.2 0 1 0 1.6-3.8L2.8 5.6M2.8 2.6v3h3",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  plus: "M8 3v10M3 8h10",
  book: "M8 4.5C6.5 3.3 4.5 3 2.5 3v9c2 0 4 .3 5.5 1.5C9.500 12.300 11.500 12 13.500 12V3c-2 0-4 .3-5.500 1.500zM8 4.500v9",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
  warning: "M8 2.500l6 11H2zM8 6.500v3.500M8 12h.01",
  info: "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM8 7.500v3.500M8 5.300h.01",
  keep: "M4.500 2.500h7v11L8 10.500l-3.500 3z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
