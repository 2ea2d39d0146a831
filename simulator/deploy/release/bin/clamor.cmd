@echo off
rem Starts Clamor from an unpacked release; a Java runtime 17 or newer is all that must be there.
rem Runs go to results\runs of the current folder, or of CLAMOR_HOME where that is set.
setlocal
set "HOME_OF_CLAMOR=%~dp0.."
set "JAVA_OF_CLAMOR=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_OF_CLAMOR=%JAVA_HOME%\bin\java.exe"
set "COLLECTOR=-XX:+UseG1GC -XX:MaxGCPauseMillis=35"
rem a property of no meaning, for there is no empty option
set "WHERE_RUNS_GO=-Dclamor.release=true"
if defined CLAMOR_HOME set "WHERE_RUNS_GO=-Dclamor.home=%CLAMOR_HOME%"
"%JAVA_OF_CLAMOR%" -XX:+IgnoreUnrecognizedVMOptions %COLLECTOR% -XX:MaxRAMPercentage=25 "%WHERE_RUNS_GO%" %CLAMOR_JAVA_OPTS% -jar "%HOME_OF_CLAMOR%\clamor.jar" %*
exit /b %ERRORLEVEL%
