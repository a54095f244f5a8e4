-- Gives the hub a login of its own, which reads and writes rows and can do nothing else; run as an administrator after `resourcehub migrate`, as often as one likes:
--   HUB_SQL_PASSWORD=… sqlcmd -S SERVER -U sa -d resourcehub -b -i sqlserver-login.sql
-- sqlcmd reads $(HUB_SQL_PASSWORD) from the environment; no single quote may be in it. A login that is there gets the password that is given, so that it can be changed.
DECLARE @password nvarchar(128) = N'$(HUB_SQL_PASSWORD)';
DECLARE @login nvarchar(400) = CASE WHEN SUSER_ID(N'resourcehub') IS NULL THEN N'CREATE' ELSE N'ALTER' END
    + N' LOGIN [resourcehub] WITH PASSWORD = ' + QUOTENAME(@password, '''') + N', CHECK_POLICY = ON';
EXEC (@login);
GO
IF DATABASE_PRINCIPAL_ID(N'resourcehub') IS NULL
    EXEC (N'CREATE USER [resourcehub] FOR LOGIN [resourcehub] WITH DEFAULT_SCHEMA = [dbo]');
EXEC (N'ALTER ROLE [db_datareader] ADD MEMBER [resourcehub]; ALTER ROLE [db_datawriter] ADD MEMBER [resourcehub]');
GO
