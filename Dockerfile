# The hub in a container: built from this checkout, run by a user without rights on a root file system that may be read-only.
# What it writes is in /data (hub.db and search.db where the embedded stores are used) and /tmp.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig README.md ./
COPY schema schema
COPY seed seed
COPY src src
RUN dotnet publish src/ResourceHub.Server -c Release -o /app && mkdir -m 0700 /empty

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID:$APP_UID /empty /data
# APP_UID is the image's own user; diagnostics would write sockets; a server lives long enough to gain from code that is compiled again for what it does most
USER $APP_UID
ENV Hub__Data=/data ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0 DOTNET_TieredPGO=1 DOTNET_TC_CallCountThreshold=1E
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s CMD ["dotnet", "resourcehub.dll", "health", "http://localhost:8080"]
ENTRYPOINT ["dotnet", "resourcehub.dll"]
