import { inProcessWire } from '../../src/transport/in-process-wire.ts';
import { describeWire } from './conformance.ts';

describeWire('in process', () =>
  Promise.resolve({
    connect: () => {
      const [page, studio] = inProcessWire((error) => {
        throw error;
      });
      return Promise.resolve({ page, studio });
    },
    dispose: () => Promise.resolve(),
  }),
);
