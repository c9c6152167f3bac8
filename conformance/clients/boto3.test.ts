import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled, runProgram } from "./programs.ts";
import { accessKeys, principals, startWorld, type World } from "./world.ts";

const installed = isInstalled("what programs with boto3 do", "python3", "-c", "import boto3");
const story = fileURLToPath(new URL("boto3-story.py", import.meta.url));

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.server.close();
});

describe.skipIf(!installed)("boto3", () => {
  it("creates, grants, is denied and allowed, re-encrypts, signs, verifies, assumes a role", async () => {
    const env = {
      ENDPOINT: world.server.url,
      ROLE: principals.reader,
      ADMIN_ID: accessKeys.admin.accessKeyId,
      ADMIN_SECRET: accessKeys.admin.secretAccessKey,
      WORKER_ID: accessKeys.worker.accessKeyId,
      WORKER_SECRET: accessKeys.worker.secretAccessKey,
      PYTHONDONTWRITEBYTECODE: "1",
    };
    expect(await runProgram("python3", [story], { env })).toBe("done\n");
    expect(world.faults).toEqual([]);
  });
});
