/** Left to the bundler of the deploy step, which hands the compiled module to the runtime. */
declare module "*.wasm?module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}
