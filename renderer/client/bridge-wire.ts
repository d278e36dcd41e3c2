import { Emitter } from '../../src/base/event-bus.ts';
import type { ShellBridge } from '../../src/contract/shell.ts';
import type { Wire } from '../../src/transport/wire.ts';

/** The shell's bridge as a wire. One at a time: opening another ends this one for the shell. */
export function openBridgeWire(bridge: ShellBridge): Wire {
  const received = new Emitter<unknown>(reportError);
  const ended = new Emitter<string>(reportError);
  let over = false;
  const finish = (why: string): void => {
    if (over) return;
    over = true;
    stopFrames();
    stopEnd();
    ended.fire(why);
    ended.dispose();
    received.dispose();
  };
  const stopEnd = bridge.onEnded(finish);
  const stopFrames = bridge.onFrame((frame) => received.fire(frame));
  return {
    send: (frame) => {
      if (!over) bridge.send(frame);
    },
    received: received.event,
    ended: ended.event,
    close: finish,
    // The shell answers for what it has taken; a page's own frames are few and small.
    buffered: () => 0,
  };
}
