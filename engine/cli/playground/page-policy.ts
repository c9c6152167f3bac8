/**
 * The content security policy of the playground's page: scripts come from its own files alone, WebAssembly may be compiled,
 * text may not become code. Styles may stand in the page, because the editor writes its theme as one.
 */

export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
