import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

export const dataBankWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'data banks',
    spec: { assets: [{ root: 'levels', files: { 'a.bin': '', 'b.bin': 'b' } }] },
    holds: [instance('data_empty_file', 'info', 'levels/a.bin')],
  },
];
