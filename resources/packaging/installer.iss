; Inno Setup: makes an installer for Windows of the folder that `python dev.py build` has made.
; Called by dev.py as: iscc /DVersion=... /DRoot=... resources\packaging\installer.iss
; The data lies elsewhere (%LOCALAPPDATA%\meng-stemm, or %PROGRAMDATA%\Meng Stemm Data for two accounts) and is touched
; neither by an update nor by an uninstall. Silently: /KIOSK=kiosk /STAFF=staff.
[Setup]
AppId={{7D8C6A1E-5B0B-4C3E-9B6F-2B7C5C6A4E11}
AppName=Meng Stëmm
AppVersion={#Version}
AppPublisher=Meng Stëmm
DefaultDirName={autopf}\Meng Stemm
DefaultGroupName=Meng Stëmm
DisableProgramGroupPage=yes
LicenseFile={#Root}\LICENSE
OutputDir={#Root}\dist
OutputBaseFilename=meng-stemm-{#Version}-setup
SetupIconFile={#Root}\build\meng-stemm.ico
UninstallDisplayIcon={app}\meng-stemm.exe
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; both programs carry the same modules, 17 MB apart: the window has to be larger than that
#ifdef Fast
Compression=zip/1
#else
Compression=lzma2/ultra64
LZMAUseSeparateProcess=yes
#endif
SolidCompression=yes
CloseApplications=yes
MinVersion=10.0
PrivilegesRequired=admin

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "pt"; MessagesFile: "compiler:Languages\Portuguese.isl"

[CustomMessages]
en.NotWhole=Not all of the program arrived, or this PC lacks something. Please install it again from a fresh copy.
fr.NotWhole=Le programme n’est pas complet, ou il manque quelque chose à ce PC. Réinstallez-le depuis une nouvelle copie.
de.NotWhole=Das Programm ist nicht vollständig, oder diesem PC fehlt etwas. Bitte installieren Sie es noch einmal aus einer neuen Kopie.
pt.NotWhole=O programa não está completo, ou falta algo a este PC. Instale-o outra vez a partir de uma cópia nova.
en.Accounts=Two accounts of this PC
fr.Accounts=Deux comptes de ce PC
de.Accounts=Zwei Konten dieses PCs
pt.Accounts=Duas contas deste PC
en.AccountsWhy=The kiosk and the staff each with an account of their own, without administrator’s rights, and one folder for both.
fr.AccountsWhy=La borne et le personnel ont chacun leur compte, sans droits d’administrateur, et un dossier pour les deux.
de.AccountsWhy=Kiosk und Personal haben je ein eigenes Konto, ohne Rechte eines Administrators, und einen Ordner für beide.
pt.AccountsWhy=O quiosque e a equipa têm cada um a sua conta, sem direitos de administrador, e uma pasta para os dois.
en.AccountsHow=Leave both empty where this PC has one account for all. Then whoever can leave the kiosk reaches its files and what starts with it.
fr.AccountsHow=Laissez les deux vides si ce PC n’a qu’un compte pour tous. Alors, quiconque peut quitter la borne atteint ses fichiers et ce qui démarre avec elle.
de.AccountsHow=Lassen Sie beide leer, wenn dieser PC ein Konto für alle hat. Dann erreicht, wer den Kiosk verlassen kann, dessen Dateien und was mit ihm startet.
pt.AccountsHow=Deixe ambas vazias se este PC tiver uma só conta para todos. Então, quem puder sair do quiosque chega aos ficheiros dele e ao que arranca com ele.
en.KioskAccount=Account of the kiosk:
fr.KioskAccount=Compte de la borne :
de.KioskAccount=Konto des Kiosks:
pt.KioskAccount=Conta do quiosque:
en.StaffAccount=Account of the staff:
fr.StaffAccount=Compte du personnel :
de.StaffAccount=Konto des Personals:
pt.StaffAccount=Conta da equipa:
en.NoSuchAccount=Windows could not give this account its rights: %1. Is there an account of that name?
fr.NoSuchAccount=Windows n’a pas pu donner ses droits à ce compte : %1. Existe-t-il un compte de ce nom ?
de.NoSuchAccount=Windows konnte diesem Konto seine Rechte nicht geben: %1. Gibt es ein Konto mit diesem Namen?
pt.NoSuchAccount=O Windows não conseguiu dar os direitos a esta conta: %1. Existe uma conta com este nome?

[InstallDelete]
Type: filesandordirs; Name: "{app}\parts"

[Files]
Source: "{#Root}\dist\meng-stemm\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Meng Stëmm"; Filename: "{app}\meng-stemm.exe"; Parameters: "{code:Data}"
Name: "{group}\Meng Stëmm Kiosk"; Filename: "{app}\meng-stemm.exe"; Parameters: "--kiosk {code:Data}"
Name: "{autodesktop}\Meng Stëmm"; Filename: "{app}\meng-stemm.exe"; Parameters: "{code:Data}"

[Code]
const
  { Administrators, the system, and everybody who has an account: the same in every language of Windows. }
  Administrators = '*S-1-5-32-544:(OI)(CI)F';
  System = '*S-1-5-18:(OI)(CI)F';
  EverybodyReads = '*S-1-5-32-545:(OI)(CI)RX';
  GroupName = 'Meng Stemm';

var
  AccountsPage: TInputQueryWizardPage;

procedure InitializeWizard;
begin
  AccountsPage := CreateInputQueryPage(wpSelectDir, CustomMessage('Accounts'), CustomMessage('AccountsWhy'),
    CustomMessage('AccountsHow'));
  AccountsPage.Add(CustomMessage('KioskAccount'), False);
  AccountsPage.Add(CustomMessage('StaffAccount'), False);
  AccountsPage.Values[0] := GetPreviousData('Kiosk', ExpandConstant('{param:KIOSK|}'));
  AccountsPage.Values[1] := GetPreviousData('Staff', ExpandConstant('{param:STAFF|}'));
end;

procedure RegisterPreviousData(PreviousDataKey: Integer);
begin
  SetPreviousData(PreviousDataKey, 'Kiosk', AccountsPage.Values[0]);
  SetPreviousData(PreviousDataKey, 'Staff', AccountsPage.Values[1]);
end;

function IsShared: Boolean;
begin
  Result := (AccountsPage.Values[0] <> '') and (AccountsPage.Values[1] <> '');
end;

function DataFolder: String;
begin
  Result := ExpandConstant('{commonappdata}\Meng Stemm Data');
end;

{ What a link starts the program with: the folder of both accounts, or nothing. }
function Data(Param: String): String;
begin
  Result := '';
  if IsShared then
    Result := '--data "' + DataFolder + '"';
end;

function Done(Command, Words: String): Boolean;
var
  Code: Integer;
begin
  Result := Exec(ExpandConstant('{sys}\' + Command), Words, '', SW_HIDE, ewWaitUntilTerminated, Code) and (Code = 0);
end;

procedure Member(Name: String);
begin
  Done('net.exe', 'localgroup "' + GroupName + '" "' + Name + '" /delete');
  if not Done('net.exe', 'localgroup "' + GroupName + '" "' + Name + '" /add') then
    SuppressibleMsgBox(FmtMessage(CustomMessage('NoSuchAccount'), [Name]), mbError, MB_OK, IDOK);
end;

{ The home's number stands where only administrators write; the data where the members of one group do. }
procedure GiveRights;
var
  Anchor: String;
begin
  Anchor := ExpandConstant('{commonappdata}\Meng Stemm');
  ForceDirectories(Anchor);
  Done('icacls.exe', '"' + Anchor + '" /inheritance:r /grant:r ' + Administrators + ' ' + System + ' ' + EverybodyReads);
  if IsShared then
  begin
    ForceDirectories(DataFolder);
    Done('net.exe', 'localgroup "' + GroupName + '" /add');
    Member(AccountsPage.Values[0]);
    Member(AccountsPage.Values[1]);
    Done('icacls.exe', '"' + DataFolder + '" /inheritance:r /grant:r ' + Administrators + ' ' + System + ' "' +
      GroupName + ':(OI)(CI)M"');
  end;
end;

{ The program says whether all of it arrived; with the rights of whoever uses it, not with those of the set-up. }
procedure CurStepChanged(CurStep: TSetupStep);
var
  Code: Integer;
begin
  if CurStep = ssPostInstall then
  begin
    GiveRights;
    if not ExecAsOriginalUser(ExpandConstant('{app}\meng-stemm.exe'), '--self-check', '', SW_HIDE,
      ewWaitUntilTerminated, Code) or (Code <> 0) then
      SuppressibleMsgBox(CustomMessage('NotWhole'), mbCriticalError, MB_OK, IDOK);
  end;
end;
