import bell from 'lucide-static/icons/bell.svg?raw';
import bellOff from 'lucide-static/icons/bell-off.svg?raw';
import book from 'lucide-static/icons/book-open-check.svg?raw';
import bookmark from 'lucide-static/icons/bookmark.svg?raw';
import bookmarked from 'lucide-static/icons/bookmark-check.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import flag from 'lucide-static/icons/flag.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import textSize from 'lucide-static/icons/a-large-small.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';
import code from 'lucide-static/icons/code-xml.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import listNumbers from 'lucide-static/icons/list-ordered.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import hand from 'lucide-static/icons/hand.svg?raw';
import heart from 'lucide-static/icons/heart-handshake.svg?raw';
import hourglass from 'lucide-static/icons/hourglass.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import look from 'lucide-static/icons/sun-moon.svg?raw';
import quote from 'lucide-static/icons/text-quote.svg?raw';
import key from 'lucide-static/icons/key-round.svg?raw';
import laptop from 'lucide-static/icons/laptop.svg?raw';
import lock from 'lucide-static/icons/lock-keyhole.svg?raw';
import messages from 'lucide-static/icons/messages-square.svg?raw';
import pen from 'lucide-static/icons/pen-line.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import question from 'lucide-static/icons/message-circle-question-mark.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import drive from 'lucide-static/icons/hard-drive.svg?raw';
import leave from 'lucide-static/icons/log-out.svg?raw';
import move from 'lucide-static/icons/arrow-right-left.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import shield from 'lucide-static/icons/shield-check.svg?raw';
import alert from 'lucide-static/icons/triangle-alert.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';

const drawings = {
  alert,
  bell,
  bellOff,
  book,
  bookmark,
  bookmarked,
  check,
  chevronLeft,
  clock,
  close,
  code,
  copy,
  download,
  drive,
  ellipsis,
  eye,
  eyeOff,
  fileText,
  flag,
  hand,
  heart,
  hourglass,
  inbox,
  info,
  key,
  keyboard,
  laptop,
  leave,
  list,
  listNumbers,
  lock,
  look,
  messages,
  move,
  pen,
  printer,
  question,
  quote,
  search,
  send,
  settings,
  shield,
  textSize,
  trash,
  users,
} as const;

export type IconName = keyof typeof drawings;

/** A drawing beside words; it says nothing that they do not say, and is not read aloud. */
export function Icon({
  name,
  size = 'regular',
}: {
  name: IconName;
  size?: 'small' | 'regular' | 'large';
}) {
  return (
    <span
      class={`icon icon-${size}`}
      aria-hidden="true"
      // A constant of the bundle, never data.
      dangerouslySetInnerHTML={{ __html: drawings[name] }}
    />
  );
}
