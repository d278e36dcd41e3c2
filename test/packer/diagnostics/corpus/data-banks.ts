import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

export const dataBankWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'size budgets',
    spec: {
      assets: [{ root: 'levels', files: { 'a.bin': 'abc' } }],
      files: { 'assets/.prometeu/project.json': '{"schema_version": 1, "size_budgets": {"DATA": {"max_bytes": 2}}}' },
    },
    holds: [instance('size_budget_exceeded', 'warning', '.prometeu/project.json')],
  },
  {
    name: 'data banks',
    spec: { assets: [{ root: 'levels', files: { 'a.bin': '', 'b.bin': 'b' } }] },
    holds: [instance('data_empty_file', 'info', 'levels/a.bin')],
  },
];
