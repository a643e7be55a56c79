/** @file Types of what the bundler turns imports of styles and pictures into. */
/// <reference types="vite/client" />
/// <reference types="../src-main/contract/bridge.ts" />
