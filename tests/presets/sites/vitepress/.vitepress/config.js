export default { title: "河边小报" };
