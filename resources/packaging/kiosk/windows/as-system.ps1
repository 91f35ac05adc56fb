# Windows takes these settings from the system's own account only: a task does it, once.
param([string]$Where, [string]$Path, [switch]$Now)
$ErrorActionPreference = "Stop"
if ($Now) {
    $kiosk = Get-CimInstance -Namespace "root\cimv2\mdm\dmmap" -ClassName "MDM_AssignedAccess"
    $text = if ($Path) { [Net.WebUtility]::HtmlEncode([IO.File]::ReadAllText($Path)) } else { "" }
    $kiosk.$Where = $text
    Set-CimInstance -CimInstance $kiosk
    exit 0
}
$name = "Meng Stemm kiosk lock"
$arguments = "-NoProfile -ExecutionPolicy Bypass -File `"$PSCommandPath`" -Where $Where -Path `"$Path`" -Now"
$action = New-ScheduledTaskAction -Execute "powershell.exe" -Argument $arguments
Register-ScheduledTask -TaskName $name -Action $action -User "SYSTEM" -RunLevel Highest -Force | Out-Null
try {
    Start-ScheduledTask -TaskName $name
    do { Start-Sleep -Seconds 1 } while ((Get-ScheduledTask -TaskName $name).State -eq "Running")
    $result = (Get-ScheduledTaskInfo -TaskName $name).LastTaskResult
    if ($result -ne 0) { throw "Windows did not take it (result $result). Is this edition one that has it?" }
} finally {
    Unregister-ScheduledTask -TaskName $name -Confirm:$false
}
