import assert from "node:assert/strict";
import { test } from "node:test";
import { prettify } from "../../src/ResourceHub.Server/Explorer/assets/language/printer.mjs";

test("selections take a line each, arguments stay on theirs", () => {
  assert.equal(prettify("query   Q($a:Int=1){a:b(c:$a,d:[1,2],e:{f:X})@include(if:true){id ...F ...on Book{pages}}}"), `query Q($a: Int = 1) {
  a: b(c: $a, d: [1, 2], e: { f: X }) @include(if: true) {
    id
    ...F
    ... on Book {
      pages
    }
  }
}
`);
});

test("arguments that are too long for a line take one each", () => {
  const long = "x".repeat(60);
  assert.equal(prettify(`{ a(first: "${long}", second: "${long}") { b } }`), `{
  a(
    first: "${long}"
    second: "${long}"
  ) {
    b
  }
}
`);
});

test("comments stay with what they stand by", () => {
  const text = `# first
query Q { # opens
  # about a
  a # behind a
  b(
    # inside
    c: 1
  )
  # last
}
# end
`;
  assert.equal(prettify(text), `# first
query Q { # opens
  # about a
  a # behind a
  b(
    # inside
    c: 1
  )
  # last
}
# end
`);
});

test("no comment is ever lost, and printing again changes nothing", () => {
  const text = `#1
{ #2
a(x: 1 #3
, #4
y: { z: 2 #5
} #6
) #7
{ b #8
} #9
} #10
fragment F on T #11
{ c } #12`;
  const once = prettify(text);
  for (let i = 1; i <= 12; i++) assert.match(once, new RegExp(`#${i}\\b`));
  assert.equal(prettify(once), once);
});

test("a block string keeps its lines", () => {
  const text = '{\n  a(\n    b: """\n      one\n    """\n  )\n}\n';
  assert.equal(prettify(text), text);
});

test("a document with an error is left alone", () => {
  assert.equal(prettify("{ a "), null);
});
