export default { title: 'Bridges', url: 'https://a.example', baseUrl: '/' };
