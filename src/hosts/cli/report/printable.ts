export { printable } from '../../../base/printable.ts';
