import { describe, expect, it } from "vitest";
import { findLayer, layerWords } from "./words.ts";
import { layers } from "./list.ts";

describe("the words of a layer", () => {
  it.each(layers)("are its own: $name", (layer) => {
    expect(findLayer(layer.name)).toBe(layer);
    expect(layerWords(layer.name)).toBe(layer.words);
  });

  it("are, of grants, which are no layer, words of their own", () => {
    expect(findLayer("grants")).toBeNull();
    expect(layerWords("grants")).toEqual({ title: "grant", awsTitle: "resource-based policy", awsHides: false });
  });
});
