// What the scripts of the page are held to: https://eslint.org/docs/latest/rules/, and the rules of the house.
import js from "@eslint/js";
import globals from "globals";

// Text of others may not become markup, nor a style or script of the page.
const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "writeln"];

export default [
  js.configs.recommended,
  {
    rules: {
      "array-callback-return": "error",
      "consistent-return": ["error", { treatUndefinedAsUnspecified: true }],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-promise-executor-return": "error",
      "no-self-compare": "error",
      "no-shadow": ["error", { hoist: "never" }],
      "no-unmodified-loop-condition": "error",
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$", argsIgnorePattern: "^_$" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-promise-reject-errors": "error",
      "require-atomic-updates": "error",
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["pipelines/**/*.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2023, globals: { ...globals.browser, hkbiomed: "readonly" } },
    rules: {
      "no-implicit-globals": "error",
      "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property, message: "make elements and text instead" }))],
      strict: ["error", "global"],
    },
  },
  { files: ["validators/**/*.mjs"], languageOptions: { globals: globals.node } },
];
