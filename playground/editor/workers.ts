/** Where Monaco's workers are: files of the page, as its content security policy wants. */

export function provideWorkers(): void {
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker: (_id: string, label: string): Worker =>
        label === "json"
          ? new Worker(new URL("./json.worker.ts", import.meta.url), { type: "module", name: "json" })
          : new Worker(new URL("./editor.worker.ts", import.meta.url), { type: "module", name: "editor" }),
    },
  });
}
