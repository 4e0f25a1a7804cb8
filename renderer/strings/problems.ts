import type { ErrorCode, HoldReason, ReturnReason } from '../../preload/contract.ts';

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
  'phrase-malformed': '낱말 24개를 다시 봐 주세요. 빠졌거나 잘못 적은 낱말이 있어요.',
  'phrase-unknown':
    '이 낱말로 된 자격을 찾지 못했어요. 같은 모임의 초대인지, 낱말이 맞는지 봐 주세요.',
  'mentor-unknown': '지금은 그 멘토에게 물을 수 없어요. 다른 멘토를 골라 주세요.',
  'disk-readonly': '이 PC의 디스크에 쓸 수 없어서 보관하지 못했어요. 전산 담당자에게 알려 주세요.',
  'archive-malformed': '깐부톡에서 옮기려고 만든 파일이 아니거나, 옮기다가 망가진 파일이에요.',
  'archive-newer': '더 새로운 깐부톡에서 만든 파일이에요. 이 PC의 깐부톡을 새 판으로 바꿔 주세요.',
  'archive-unreadable': '파일을 읽지 못했어요. 이 PC로 복사한 다음 다시 골라 주세요.',
  'archive-unwritable': '그 자리에는 파일을 쓸 수 없어요. 다른 자리를 골라 주세요.',
  'vault-in-use': '이 PC에서는 이미 참여하고 있어요. 이사 파일은 참여하기 전에만 가져올 수 있어요.',
  'already-leaving': '이미 나가겠다고 알렸어요. 더 할 일은 없어요.',
  'key-kept':
    'PC의 열쇠 보관소가 열쇠를 지우지 못하게 했어요. 아무것도 지우지 않았어요. 보관소를 열고 다시 해 주세요.',
  'nothing-to-export': '도움이 됐다고 한 답변 가운데 모두가 볼 수 있는 글이 아직 없어요.',
  'not-printed': '인쇄하지 못했어요. 프린터를 살펴보거나 PDF 파일로 만들어 주세요.',
  'screen-locked': '화면이 잠겨 있어요. 먼저 열어 주세요.',
  'pin-short': 'PIN이 짧아요. 여섯 자 이상으로 지어 주세요.',
  'pin-simple':
    '남이 맞히기 쉬운 PIN이에요. 같은 글자나 차례로 이어지는 숫자만으로는 지을 수 없어요.',
  'pin-wrong': 'PIN이 맞지 않아요. 다시 넣어 주세요.',
  'pin-wait': '여러 번 틀려서 잠시 기다려야 해요. 글은 그대로 있어요.',
  'phrase-differs': '이 PC에서 쓰는 자격의 낱말이 아니에요. 적어 둔 종이를 다시 봐 주세요.',
  'phrase-not-noted': '되찾기 낱말 24개를 먼저 적어 두세요. PIN을 잊었을 때 여는 길이에요.',
};

/** Why something waits instead of being sent, in few words for the foot of the page. */
export const koHolds: Record<HoldReason, string> = {
  offline: '연결되면 저절로 보내요',
  'too-few': '함께 있는 사람이 적어 기다려요',
  'no-certificate': '질문권을 새로 받으면 보내요',
  'stale-feed': '서버 소식이 늦어 잠시 멈췄어요',
  'clock-off': '이 PC의 시계가 맞지 않아요',
  gathering: '잘 도착하는지 먼저 보고 있어요',
  'waiting-for-keys': '새 열쇠를 기다리고 있어요',
  'asks-author': '다시 보낼지 정해 주세요',
  'receipts-missing': '도착하지 않은 편지가 많아 멈췄어요',
  alarm: '확인할 일이 있어 멈췄어요',
};

/** The same in sentences, beside what waits: what happened, and what happens next. */
export const koHeld: Record<HoldReason, string> = {
  offline: '연결이 끊겨 있어요. 다시 연결되면 저절로 보내요.',
  'too-few': '지금 함께 켜 둔 사람이 적어요. 섞일 만큼 모이면 저절로 보내요.',
  'no-certificate': '이번 주 질문권을 모두 썼어요. 새로 받으면 저절로 보내요.',
  'stale-feed': '서버의 새 소식이 늦어지고 있어요. 제대로 오는지 확인되면 저절로 보내요.',
  'clock-off': '이 PC의 시계가 맞지 않아요. 컴퓨터 설정에서 시계를 맞추면 저절로 보내요.',
  gathering: '막 연결되어서, 빈 편지가 잘 도착하는지 먼저 보고 있어요. 잠시 뒤에 저절로 보내요.',
  'waiting-for-keys': '새 열쇠를 기다리고 있어요. 받으면 저절로 보내요.',
  'asks-author':
    '두 번 보냈지만 도착했는지 확인하지 못했어요. 다시 보내도 같은 글이 두 번 올라가지는 않아요.',
  'receipts-missing': '도착하지 않은 편지가 많아서 보내기를 멈췄어요. 글은 그대로 있어요.',
  alarm: '확인할 일이 생겨서 보내기를 멈췄어요. 글은 그대로 있어요.',
};

/** Why something came back for good. */
export const koReturns: Record<ReturnReason, string> = {
  refused: '서버가 이 글을 받지 않았어요. 쓴 글은 그대로 있으니 고쳐서 다시 보낼 수 있어요.',
  'thread-closed': '그사이 운영 담당이 이 글을 닫아서 보내지 못했어요. 쓴 글은 그대로 있어요.',
  voided: '운영 담당이 가린 글이라 보내지 못했어요. 쓴 글은 그대로 있어요.',
  left: '프로그램에서 나가서 더는 보낼 수 없어요. 글은 그대로 있어요.',
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
  'phrase-malformed': 'Please check the 24 words. One is missing or not quite right.',
  'phrase-unknown':
    'No membership was found for these words. Please check the invite and the words.',
  'mentor-unknown': 'This mentor cannot be asked now. Please choose another.',
  'disk-readonly':
    'This PC’s disk cannot be written, so nothing could be kept. Please tell your IT.',
  'archive-malformed':
    'This is not a file that Kkanbu Talk made for moving, or it was damaged on its way.',
  'archive-newer':
    'A newer Kkanbu Talk made this file. Please update Kkanbu Talk on this PC first.',
  'archive-unreadable': 'The file could not be read. Please copy it to this PC and try again.',
  'archive-unwritable': 'The file cannot be written there. Please choose another place.',
  'vault-in-use':
    'Somebody takes part on this PC already. The file of a move can be taken in only before that.',
  'already-leaving': 'You have said already that you leave. There is nothing more to do.',
  'key-kept':
    'The keychain of this PC did not let the key be deleted. Nothing was deleted. Please unlock the keychain and try again.',
  'nothing-to-export': 'No helpful answer that everybody can read is here yet.',
  'not-printed': 'It could not be printed. Please look at the printer, or make a PDF file.',
  'screen-locked': 'The screen is locked. Please open it first.',
  'pin-short': 'The PIN is short. Please make it at least six characters.',
  'pin-simple': 'That PIN is easy to guess. Please do not use one sign only, or digits in a row.',
  'pin-wrong': 'That is not the PIN. Please try again.',
  'pin-wait': 'There were several wrong tries, so please wait a little. Nothing is lost.',
  'phrase-differs': 'These are not the words of the membership on this PC. Please check your note.',
  'phrase-not-noted':
    'Please write the 24 words down first: they open the screen if you forget the PIN.',
};

export const enHolds: Record<HoldReason, string> = {
  offline: 'sent by itself once connected',
  'too-few': 'waiting, because few people are here',
  'no-certificate': 'sent once there are new question passes',
  'stale-feed': 'paused, because news from the server is late',
  'clock-off': 'this PC’s clock is off',
  gathering: 'checking first that letters arrive',
  'waiting-for-keys': 'waiting for new keys',
  'asks-author': 'please decide whether to send again',
  'receipts-missing': 'paused, because many letters did not arrive',
  alarm: 'paused until something is cleared up',
};

export const enHeld: Record<HoldReason, string> = {
  offline: 'The connection is down. It goes out by itself once connected.',
  'too-few': 'Few people are here now. It goes out by itself once there are enough to hide among.',
  'no-certificate': 'This week’s question passes are used up. It goes out once there are new ones.',
  'stale-feed': 'News from the server is late. It goes out once that has been checked.',
  'clock-off': 'This PC’s clock is off. Set it right in the system settings, and it goes out.',
  gathering: 'Just connected: empty letters are checked to arrive first. It goes out in a moment.',
  'waiting-for-keys': 'Waiting for new keys. It goes out by itself once they are here.',
  'asks-author':
    'Sent twice, but its arrival could not be confirmed. Sending it again cannot publish it twice.',
  'receipts-missing': 'Many letters did not arrive, so sending has stopped. Your words are safe.',
  alarm: 'Something has to be cleared up, so sending has stopped. Your words are safe.',
};

export const enReturns: Record<ReturnReason, string> = {
  refused: 'The server did not take this. Your words are still here to change and send again.',
  'thread-closed': 'The coordinator closed this thread meanwhile. Your words are still here.',
  voided: 'The coordinator hid this, so it could not be sent. Your words are still here.',
  left: 'You have left the programme, so nothing more can be sent. Your words are kept.',
};
