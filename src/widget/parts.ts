/** Every part of every step, handed on so that a page reaches them on the outermost element. */
export const parts =
  'heading,notice,method,field,label,input,hint,error,submit,cancel,back,retry,another-way,user-number,personal-code,' +
  'phone-number,password,institution,control-code,qr,app-link,countdown,instructions,alarm,prompt,prompt-position,' +
  'prompt-code,reveal,problem,reference,help,link';
