// Reads Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html) out of text that comes in pieces.

/**
 * @param {AsyncIterable<string>} pieces
 * @returns {AsyncGenerator<{name: string, data: string}>}
 */
export async function* readEvents(pieces) {
  let rest = "";
  let name = "";
  let data = [];
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (name || data.length > 0) yield { name: name || "message", data: data.join("\n") };
        name = "";
        data = [];
        continue;
      }
      const colon = line.indexOf(":");
      if (colon === 0) continue; // a comment: the server is alive
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") name = value;
      else if (field === "data") data.push(value);
    }
  }
}
