import { setup } from './build.ts';

export default setup;
