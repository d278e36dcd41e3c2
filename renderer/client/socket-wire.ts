import { Emitter } from '../../src/base/event-bus.ts';
import type { Wire } from '../../src/transport/wire.ts';

/** The part of the browser's WebSocket that a wire needs. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'bufferedAmount' | 'addEventListener'>;

/** How the other side closed it, for the connector: whether another attempt makes sense. */
export type HearClose = (code: number) => void;

/** Settles when the socket is open, or rejects when it closes before. */
export function openSocketWire(socket: Socket, hearClose: HearClose): Promise<Wire> {
  const received = new Emitter<unknown>(reportError);
  const ended = new Emitter<string>(reportError);
  let over = false;
  const finish = (why: string): void => {
    if (over) return;
    over = true;
    ended.fire(why);
    ended.dispose();
    received.dispose();
  };
  const wire: Wire = {
    send: (frame) => {
      if (!over) socket.send(JSON.stringify(frame));
    },
    received: received.event,
    ended: ended.event,
    close: (why) => {
      finish(why);
      socket.close(1000);
    },
    buffered: () => socket.bufferedAmount,
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(wire));
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (over) return;
      const frame = parse(data);
      if (frame) received.fire(frame.value);
      else wire.close('The Studio sent something that is no frame.');
    });
    socket.addEventListener('close', ({ code }) => {
      hearClose(code);
      finish(`The socket closed (${code}).`);
      reject(new Error(`the socket closed (${code}) before it was open`));
    });
  });
}

function parse(data: unknown): { readonly value: unknown } | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return { value: JSON.parse(data) as unknown };
  } catch {
    return undefined;
  }
}
