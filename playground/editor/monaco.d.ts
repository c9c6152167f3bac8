/** A module of Monaco that has no types of its own. It is imported for its effect. */
declare module "monaco-editor/editor/contrib/suggest/browser/suggestController";
