import type { FamilyForm } from '../form.ts';
import { sampleRates } from './declaration.ts';

export const soundForm: FamilyForm = {
  title: 'Sound bank',
  inputs: [{ key: 'clips', label: 'Clips', says: 'Sounds, in this order; each becomes a clip with its file\u2019s name.', extensions: ['.wav'] }],
  parameters: [
    {
      pointer: '/output/sample_rate',
      label: 'Sample rate',
      says: 'Hz of every clip; other rates are converted.',
      control: 'choice',
      choices: [...sampleRates],
      default: 44_100,
      required: false,
    },
    {
      pointer: '/output/channels',
      label: 'Channels',
      says: 'Channels of every clip: 1 is mono, 2 is stereo.',
      control: 'choice',
      choices: [1, 2],
      default: 1,
      required: false,
    },
  ],
};
