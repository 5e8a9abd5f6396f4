export * from "./directory";
export * from "./gate";
export * from "./logs";
export * from "./people";
export * from "./registries";
export * from "./rights";
