import type { ErrorCode, HoldReason } from '../../preload/contract.ts';

/** A sentence for every failure that main can name: what happened, and what to do about it. */
export const koErrors: Record<ErrorCode, string> = {
  'bad-request': '요청을 알아듣지 못했어요. 다시 한번 해 주세요.',
  'foreign-sender': '이 창에서는 할 수 없는 일이에요.',
  'not-ready': '아직 준비하고 있어요. 잠시 뒤에 다시 해 주세요.',
  internal: '뜻밖의 문제가 생겼어요. 쓴 글은 그대로 있어요.',
  'invite-malformed': '초대 코드를 읽지 못했어요. 처음부터 끝까지 붙여 넣었는지 봐 주세요.',
  'invite-unknown': '서버가 모르는 초대예요. 운영 담당에게 다시 받아 주세요.',
  'invite-used': '이미 쓴 초대예요. 초대 하나로 한 사람만 들어갈 수 있어요.',
  'seats-full': '자리가 모두 찼어요. 운영 담당에게 물어봐 주세요.',
  'issuer-unreachable': '서버에 연결되지 않았어요. 잠시 뒤에 다시 해 주세요.',
  'issuer-refused': '서버가 받아들이지 않았어요. 운영 담당에게 물어봐 주세요.',
  'manifest-mismatch':
    '초대와 서버의 정보가 서로 달라요. 들어가지 않았으니 운영 담당에게 알려 주세요.',
  'certificate-mismatch': '받은 질문권이 올바르지 않아요. 쓰지 않았으니 운영 담당에게 알려 주세요.',
  'vault-locked': '글이 잠겨 있어요. 먼저 열어 주세요.',
  'vault-damaged': '보관함을 읽지 못했어요. 지우지 않고 그대로 두었으니 담당자에게 알려 주세요.',
  'vault-newer': '더 새로운 깐부톡에서 쓴 보관함이에요. 깐부톡을 새 판으로 바꿔 주세요.',
  'disk-full': '디스크가 가득 차서 보관하지 못했어요. 공간을 비우고 다시 해 주세요.',
  'passphrase-wrong': '비밀문구가 맞지 않아요. 다시 넣어 주세요.',
  'passphrase-short': '비밀문구가 짧아요. 12자 이상으로 지어 주세요.',
  'draft-empty': '내용을 적어 주세요.',
  'draft-too-long': '글이 조금 길어요. 줄이거나 나누어 보내 주세요.',
  'draft-unknown': '이 글은 이미 보냈거나 지웠어요.',
  'nickname-taken': '이미 쓰고 있는 이름이에요. 다른 이름을 적어 주세요.',
  'nickname-malformed': '이 이름은 쓸 수 없어요. 글자와 숫자로 짧게 적어 주세요.',
  'thread-unknown': '이 글을 찾지 못했어요.',
  'thread-closed': '더 쓸 수 없는 글이에요. 읽을 수는 있어요.',
  'not-allowed': '지금은 할 수 없는 일이에요.',
};

/** Why something waits instead of being sent. */
export const koHolds: Record<HoldReason, string> = {
  offline: '연결되면 저절로 보내요',
  'too-few': '함께 있는 사람이 적어 기다려요. 모이면 저절로 보내요',
  'no-certificate': '쓸 수 있는 질문권이 없어요. 새로 받으면 저절로 보내요',
  'stale-feed': '서버 소식이 늦어 잠시 멈췄어요. 확인되면 보내요',
  'waiting-for-keys': '새 열쇠를 기다리고 있어요. 받으면 저절로 보내요',
  'receipts-missing': '도착이 확인되지 않아 잠시 멈췄어요. 운영 담당에게 알려 주세요',
};

export const enErrors: Record<ErrorCode, string> = {
  'bad-request': 'That was not understood. Please try again.',
  'foreign-sender': 'This cannot be done from this window.',
  'not-ready': 'Still getting ready. Please try again in a moment.',
  internal: 'Something unexpected happened. What you wrote is still here.',
  'invite-malformed': 'The invite could not be read. Please check that all of it was pasted.',
  'invite-unknown':
    'The server does not know this invite. Please ask the coordinator for a new one.',
  'invite-used': 'This invite was used already. One invite lets one person in.',
  'seats-full': 'All seats are taken. Please ask the coordinator.',
  'issuer-unreachable': 'The server could not be reached. Please try again in a moment.',
  'issuer-refused': 'The server did not accept it. Please ask the coordinator.',
  'manifest-mismatch':
    'The invite and the server do not agree. You have not joined; please tell the coordinator.',
  'certificate-mismatch':
    'The question passes received are not right. They were not used; please tell the coordinator.',
  'vault-locked': 'Your posts are locked. Please open them first.',
  'vault-damaged': 'Your store could not be read. It was left untouched; please tell your IT.',
  'vault-newer': 'A newer Kkanbu Talk wrote this store. Please update Kkanbu Talk.',
  'disk-full': 'The disk is full, so nothing could be kept. Please make room and try again.',
  'passphrase-wrong': 'That is not the passphrase. Please try again.',
  'passphrase-short': 'The passphrase is short. Please make it at least 12 characters.',
  'draft-empty': 'Please write a text.',
  'draft-too-long': 'The text is a little long. Please shorten it or send it in parts.',
  'draft-unknown': 'This was sent or deleted already.',
  'nickname-taken': 'That name is taken. Please choose another.',
  'nickname-malformed': 'That name cannot be used. Please use a few letters and digits.',
  'thread-unknown': 'This post was not found.',
  'thread-closed': 'This post is closed for writing. You can still read it.',
  'not-allowed': 'This cannot be done now.',
};

export const enHolds: Record<HoldReason, string> = {
  offline: 'sent by itself once connected',
  'too-few': 'waiting, because few people are here; sent by itself once there are enough',
  'no-certificate': 'no question passes left; sent by itself once there are new ones',
  'stale-feed': 'paused, because news from the server is late; sent once checked',
  'waiting-for-keys': 'waiting for new keys; sent by itself once they are here',
  'receipts-missing': 'paused, because arrival could not be confirmed; please tell the coordinator',
};
