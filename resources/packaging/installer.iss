; Inno Setup: makes an installer for Windows of the folder that `python dev.py build` has made.
; Called by dev.py as: iscc /DVersion=... /DRoot=... resources\packaging\installer.iss
; The data lies elsewhere (%LOCALAPPDATA%\meng-stemm) and is touched neither by an update nor by an uninstall.
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
Compression=lzma2
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

[InstallDelete]
Type: filesandordirs; Name: "{app}\parts"

[Files]
Source: "{#Root}\dist\meng-stemm\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Meng Stëmm"; Filename: "{app}\meng-stemm.exe"
Name: "{group}\Meng Stëmm Kiosk"; Filename: "{app}\meng-stemm.exe"; Parameters: "--kiosk"
Name: "{autodesktop}\Meng Stëmm"; Filename: "{app}\meng-stemm.exe"

[Code]
{ The program says whether all of it arrived; with the rights of whoever uses it, not with those of the set-up. }
procedure CurStepChanged(CurStep: TSetupStep);
var
  Code: Integer;
begin
  if CurStep = ssPostInstall then
    if not ExecAsOriginalUser(ExpandConstant('{app}\meng-stemm.exe'), '--self-check', '', SW_HIDE,
      ewWaitUntilTerminated, Code) or (Code <> 0) then
      SuppressibleMsgBox(CustomMessage('NotWhole'), mbCriticalError, MB_OK, IDOK);
end;
