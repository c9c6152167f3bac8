// Puts the command line together: a few files in place of some two hundred, since Node's start is most of a lint's time.
// What is copied from packages comes with its licence. Cedar stays outside; it is loaded when something is to be decided.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Replaces what the compiler wrote into `dist/cli`. */
export async function bundleCli() {
  const folder = path("../../dist/cli");
  const bundle = await rolldown({
    input: { bin: `${folder}/bin.js` },
    cwd: path("../.."),
    platform: "node",
    resolve: { mainFields: ["module", "main"], conditionNames: ["import", "node", "default"] },
    external: [/^@cedar-policy\//u],
    onLog: (level, log) => {
      if (level === "warn") throw new Error(log.message);
    },
  });
  // Flat: `package-file.ts` counts the folders up to the package.
  const written = path("../../dist/.cli");
  const { output } = await bundle.write({ dir: written, format: "esm", chunkFileNames: "[name]-[hash].js" });
  writeFileSync(`${written}/LICENSES.txt`, licencesOf(output.flatMap((chunk) => chunk.moduleIds ?? [])));
  rmSync(folder, { recursive: true });
  renameSync(written, folder);
  await bundle.close();
}

/** The licences of all packages that any of the modules comes from. */
function licencesOf(modules) {
  const names = modules.flatMap(
    (id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(id.replaceAll("\\", "/"))?.[1] ?? [],
  );
  return [...new Set(names)].sort().map(licenceOf).join("\n\n");
}

function licenceOf(name) {
  const folder = path(`../../node_modules/${name}`);
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
}
